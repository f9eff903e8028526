import type { DayWindow } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { TRANSFER_KIND } from '#payouts';
import type { TransferFacts } from '../../domain/build-transfer-rows.js';
import type { LedgerCut } from '../../domain/ledger-cut.js';
import type { OpenBreak } from '../../domain/open-codes.js';

/** The books are in baht; a transfer in another currency is a break. */
const BOOKED_CURRENCY = 'THB';

/**
 * Transfers that concern a day: created, sent, paid or ended in it, of which something was learned
 * since the day before was closed, or that are named; each as it was known to stand when the day
 * ended.
 */
export const loadShownTransfers = (
  on: Queryable,
  account: string,
  { from, to }: DayWindow,
  { end, before }: { readonly end: LedgerCut; readonly before: LedgerCut },
  named: readonly string[],
): Promise<readonly TransferFacts[]> =>
  on.query<TransferFacts & object>(SHOWN, [
    ...[account, from, to, end.position, named],
    before.closedAt === null ? end.position : before.position,
  ]);

/** A step that was taken before the day ended, and was known when it was closed. */
const known = (step: string, at: string): string =>
  `CASE WHEN ${at} < $3 AND 'transfer.${step}' = ANY(l.types) THEN ${at} END`;

const KNOWN = `
  SELECT f.id, f.created_at, f.bank_code, f.last_digits, f.amount, f.fee, f.fee_vat, f.net,
         ${known('sent', 'f.sent_at')} AS sent_at, ${known('paid', 'f.paid_at')} AS paid_at,
         ${known('failed', 'f.ended_at')} AS failed_at,
         ${known('destroyed', 'f.ended_at')} AS destroyed_at, f.status, l.position AS learned
  FROM transfers f
  CROSS JOIN LATERAL (
    SELECT array_agg(e.type) AS types, max(e.position) AS position FROM events e
    WHERE e.account = $1 AND e.stream = '${TRANSFER_KIND}/' || $1 || '/' || f.id
      AND e.position <= $4 AND e.occurred_at < $3) AS l
  WHERE f.account = $1 AND f.currency = '${BOOKED_CURRENCY}'
    AND f.created_at < $3 AND f.first_position <= $4`;

/** What is paid after all, or was sent, is not destroyed: then it has not ended. */
const SHOWN = `
  SELECT k.id, k.created_at AS "createdAt", k.sent_at AS "sentAt", k.paid_at AS "paidAt",
         k.bank_code AS "bankCode", k.last_digits AS "lastDigits", k.amount, k.fee,
         k.fee_vat AS "feeVat", k.net,
         CASE WHEN k.failed_at IS NOT NULL AND k.status = 'failed' THEN 'failed'
              WHEN k.destroyed_at IS NOT NULL AND k.status = 'destroyed' THEN 'destroyed'
              WHEN k.paid_at IS NOT NULL THEN 'paid'
              WHEN k.sent_at IS NOT NULL THEN 'sent'
              ELSE 'created' END AS status
  FROM (${KNOWN}) AS k
  WHERE k.id = ANY($5::text[]) OR k.learned > $6
    OR greatest(k.created_at, k.sent_at, k.paid_at, k.failed_at, k.destroyed_at) >= $2
  ORDER BY k.created_at, k.id`;

/** What transfers should have brought to the bank. */
export async function loadNets(
  on: Queryable,
  account: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Satang>> {
  const rows = await on.query<{ id: string; net: Satang }>(
    'SELECT id, net FROM transfers WHERE account = $1 AND id = ANY($2::text[])',
    [account, ids],
  );
  return new Map(rows.map(({ id, net }) => [id, net]));
}

/** What statements print of lines, without account numbers. */
export async function loadBankTexts(
  on: Queryable,
  account: string,
  lines: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await on.query<{ id: string; description: string }>(
    'SELECT id, description FROM bank_lines WHERE account = $1 AND id = ANY($2::text[])',
    [account, lines],
  );
  return new Map(rows.map(({ id, description }) => [id, description]));
}

/** Breaks of money on its way that the day's report shows as open: as first judged. */
export const loadOpenBreaks = (
  on: Queryable,
  account: string,
  { day }: LedgerCut,
  judgedAt: Instant,
): Promise<readonly OpenBreak[]> => on.query<OpenBreak & object>(OPEN, [account, day, judgedAt]);

const OPEN = `
  SELECT code, day, subject_kind AS "subjectKind", subject_id AS "subjectId" FROM breaks
  WHERE account = $1 AND day <= $2
    AND (subject_kind = 'transfer'
      OR code IN ('TRANSACTION_MISSING', 'SETTLEMENT_MISSING', 'BALANCE_DRIFT'))
    AND opened_at <= $3
    AND (cleared_at IS NULL OR cleared_at > $3)
  ORDER BY day, id`;

interface ObservedBalance {
  readonly at: Instant;
  readonly inTheBooks: Satang;
  readonly statedByOpn: Satang;
}

/**
 * The last look at Opn's balance that can be compared with the books: of the day, else the last up
 * to its closing.
 */
export async function loadObservation(
  on: Queryable,
  account: string,
  { from, to }: DayWindow,
  { position }: LedgerCut,
): Promise<ObservedBalance | null> {
  const [row] = await on.query<ObservedBalance>(OBSERVED, [account, from, to, position]);
  return row ?? null;
}

const OBSERVED = `
  SELECT observed_at AS at, books AS "inTheBooks", stated AS "statedByOpn" FROM balance_checks
  WHERE account = $1 AND is_comparable AND observed_at >= $2 AND position <= $4
  ORDER BY observed_at < $3 DESC, position DESC LIMIT 1`;

import type { DayWindow } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { TransferFacts } from '../../domain/build-transfer-rows.js';
import type { LedgerCut } from '../../domain/ledger-cut.js';
import type { OpenBreak } from '../../domain/open-codes.js';

/** The books are in baht; a transfer in another currency is a break. */
const BOOKED_CURRENCY = 'THB';

/**
 * Transfers that concern a day: created, sent, paid or ended in it, learned since the day before
 * was closed, or named; each with what had become of it when the day ended.
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

const BY_THEN = (at: string): string => `CASE WHEN ${at} < $3 THEN ${at} END`;

/** Failed money had been sent; what is destroyed had not. */
const SHOWN = `
  SELECT f.id, f.created_at AS "createdAt", ${BY_THEN('f.sent_at')} AS "sentAt",
         ${BY_THEN('f.paid_at')} AS "paidAt", f.bank_code AS "bankCode",
         f.last_digits AS "lastDigits", f.amount, f.fee, f.fee_vat AS "feeVat", f.net,
         CASE WHEN f.status IN ('failed', 'destroyed') AND f.ended_at < $3 THEN f.status
              WHEN f.paid_at < $3 THEN 'paid'
              WHEN f.sent_at < $3 THEN 'sent'
              ELSE 'created' END AS status
  FROM transfers f
  WHERE f.account = $1 AND f.currency = '${BOOKED_CURRENCY}'
    AND f.created_at < $3 AND f.first_position <= $4
    AND (f.id = ANY($5::text[])
      OR f.created_at >= $2 OR f.first_position > $6
      OR (f.sent_at >= $2 AND f.sent_at < $3)
      OR (f.paid_at >= $2 AND f.paid_at < $3)
      OR (f.status IN ('failed', 'destroyed') AND f.ended_at >= $2 AND f.ended_at < $3))
  ORDER BY f.created_at, f.id`;

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

/** Transfers as they stood that are named, whether the day concerns them or not. */
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

/** Breaks of money on its way that the day's report shows as open. */
export const loadOpenBreaks = (
  on: Queryable,
  account: string,
  { day }: LedgerCut,
  closedAsOf: Instant | null,
): Promise<readonly OpenBreak[]> => on.query<OpenBreak & object>(OPEN, [account, day, closedAsOf]);

const OPEN = `
  SELECT code, day, subject_kind AS "subjectKind", subject_id AS "subjectId" FROM breaks
  WHERE account = $1 AND day <= $2
    AND (subject_kind = 'transfer'
      OR code IN ('TRANSACTION_MISSING', 'SETTLEMENT_MISSING', 'BALANCE_DRIFT'))
    AND ($3::timestamptz IS NULL OR opened_at <= $3)
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

import type { Queryable } from '#database';
import { satang } from '#money';
import type { Satang } from '#money';
import { MONEY_ACCOUNTS } from '../../domain/build-balance-blocks.js';
import type { LedgerMovement, MoneyBalances } from '../../domain/build-balance-blocks.js';
import type { SentInBooks } from '../../domain/in-transit.js';
import type { LedgerCut } from '../../domain/ledger-cut.js';
import { cutValues, NO_POSITION, WITHIN } from './within-cut.js';

const MONEY_LINES = `l.ledger_account IN (${MONEY_ACCOUNTS.map((one) => `'${one}'`).join()})`;

/** The kind of the fact, which an adjustment of a closed month keeps in its id. */
const KIND = `split_part(l.entry_id, ':', 1)`;

/**
 * What the three accounts came to at a cut: the sums kept by day, less the few lines that came
 * after it.
 */
export async function loadBalancesAt(
  on: Queryable,
  account: string,
  cut: LedgerCut,
): Promise<MoneyBalances> {
  const rows = await on.query<{ ledgerAccount: keyof MoneyBalances; balance: bigint }>(BALANCES, [
    ...[account, ...cutValues(cut), [...MONEY_ACCOUNTS]],
  ]);
  const of = (wanted: keyof MoneyBalances): Satang =>
    satang(rows.find(({ ledgerAccount }) => ledgerAccount === wanted)?.balance ?? 0n);
  return {
    'opn-uncredited': of('opn-uncredited'),
    'opn-balance': of('opn-balance'),
    'in-transit': of('in-transit'),
  };
}

const BALANCES = `
  SELECT a.name AS "ledgerAccount",
    (coalesce((SELECT sum(d.amount) FROM ledger_days d
               WHERE d.account = $1 AND d.ledger_account = a.name AND d.posting_day <= $2), 0)
     - coalesce((SELECT sum(l.debit - l.credit) FROM journal_lines l
                 WHERE l.account = $1 AND l.ledger_account = a.name AND ${MONEY_LINES}
                   AND l.posting_day <= $2 AND l.position > $3 AND l.position <> $4
                   AND l.position <= (SELECT c.position FROM projection_checkpoints c
                                      WHERE c.account = $1 AND c.name = 'payouts')), 0)
    )::bigint AS balance
  FROM unnest($5::text[]) AS a (name)`;

/** Every line between two cuts, each once, by account, kind, method and day. */
export const loadMovements = (
  on: Queryable,
  account: string,
  end: LedgerCut,
  before: LedgerCut,
): Promise<readonly LedgerMovement[]> =>
  on.query<LedgerMovement & object>(MOVEMENTS, [
    ...[account, ...cutValues(end)],
    ...[before.position, before.closedAt ?? NO_POSITION],
  ]);

/** The payment that a line `l` is about, where it is about one. */
const PAYMENT = `c.account = $1 AND c.id = split_part(l.entry_id, ':', 2)
  AND l.entry_id LIKE 'R1:%' AND l.ledger_account = 'opn-uncredited'`;

/**
 * Of the day; and of days before it, what was learned too late for their own closings. Most lines
 * are about the day's own payments, which are looked up among those of the day.
 */
const MOVEMENTS = `
  SELECT l.ledger_account AS "ledgerAccount", ${KIND} AS kind,
         coalesce(l.payment_method = 'promptpay', true) AS "isPromptPay",
         l.relates_to = $2 AS "isOfDay", sum(l.debit - l.credit)::bigint AS amount
  FROM (
    SELECT l.*, c.payment_method FROM journal_lines l
    LEFT JOIN charges c ON ${PAYMENT} AND c.business_day = $2
    WHERE l.account = $1 AND ${MONEY_LINES} AND l.posting_day = $2 AND l.relates_to = $2
      AND ${WITHIN}
    UNION ALL
    SELECT l.*, c.payment_method FROM journal_lines l LEFT JOIN charges c ON ${PAYMENT}
    WHERE l.account = $1 AND ${MONEY_LINES} AND l.posting_day = $2 AND l.relates_to <> $2
      AND ${WITHIN}
    UNION ALL
    SELECT l.*, c.payment_method FROM journal_lines l LEFT JOIN charges c ON ${PAYMENT}
    WHERE l.account = $1 AND ${MONEY_LINES} AND l.posting_day < $2
      AND l.position > $5 AND l.position <= $3 AND l.position <> $6
  ) AS l
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

/** Net of PromptPay payments of the day that its end in the books does not have yet. */
export async function loadPaidPostedLater(
  on: Queryable,
  account: string,
  end: LedgerCut,
  upTo: number,
): Promise<Satang> {
  const values = [account, ...cutValues(end), upTo];
  const [row] = await on.query<{ amount: bigint }>(POSTED_LATER, values);
  return satang(row?.amount ?? 0n);
}

const POSTED_LATER = `
  SELECT coalesce(sum(l.debit - l.credit), 0)::bigint AS amount
  FROM journal_lines l
  JOIN charges c ON ${PAYMENT} AND c.payment_method = 'promptpay'
  WHERE l.account = $1 AND l.relates_to = $2 AND l.kind IN ('R1', 'A1')
    AND l.position <= $5 AND NOT (${WITHIN})`;

/** What the books have sent of each transfer and not got back; what arrived is apart. */
export const loadSentInBooks = (
  on: Queryable,
  account: string,
  end: LedgerCut,
): Promise<readonly SentInBooks[]> =>
  on.query<SentInBooks & object>(SENT, [account, ...cutValues(end)]);

/** A write-off is filed under its break, and is of the break's transfer. */
const SENT = `
  SELECT coalesce(b.subject_id, e.subject) AS "transferId",
         min(l.relates_to) FILTER (WHERE ${KIND} = 'T1') AS "originDay",
         sum(l.debit - l.credit)::bigint AS amount
  FROM journal_lines l
  JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  LEFT JOIN breaks b ON b.account = $1 AND b.id = e.subject AND ${KIND} = 'X1'
  WHERE l.account = $1 AND l.ledger_account = 'in-transit' AND ${WITHIN} AND ${KIND} <> 'B1'
  GROUP BY 1 HAVING sum(l.debit - l.credit) <> 0
  ORDER BY 2, 1`;

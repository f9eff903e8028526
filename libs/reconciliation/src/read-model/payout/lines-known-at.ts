import type { DayRules } from '#calendar';
import type { Queryable } from '#database';
import { TRANSACTION_KIND } from '#payouts';
import { moneyKnownAt, referenceKnownAt } from './charge-known-at.js';
import { IN_WINDOW, LINE_KIND, ORIGIN_DAY, windowValues } from './payout-window.js';
import type { PayoutWindow } from './payout-window.js';
import { openingLine } from './payout-lines.js';
import type { LineKey, PayoutLine } from './payout-lines.js';
import { RELEASED_AT, SIGNED_AMOUNT } from './released-lines.js';

const LINES_PER_READ = 2_000;

/** What became transferable in a window was created no longer before it. */
const LONGEST_HOLD = "interval '8 days'";

/**
 * The lines of a payout as they were known at a position of the log, in the order in which they
 * became transferable: a page at a time, and the same whatever was learned since.
 */
export async function* linesKnownAt(
  on: Queryable,
  account: string,
  window: PayoutWindow,
  days: DayRules,
  position: number,
): AsyncGenerator<PayoutLine> {
  yield* openingLine(window, days);
  const values = [...windowValues(account, window), position];
  const changed = await on.query<PayoutLine>(CHANGED_SINCE, values);
  yield* inOrder(unchangedLines(on, values), changed);
}

/** Lines of which nothing was learned since. */
async function* unchangedLines(
  on: Queryable,
  values: readonly unknown[],
): AsyncGenerator<PayoutLine> {
  let after: LineKey | null = null;
  for (;;) {
    const key: readonly unknown[] = [after?.transferableAt ?? null, after?.id ?? null];
    const lines: readonly PayoutLine[] = await on.query<PayoutLine>(UNCHANGED, [...values, ...key]);
    yield* lines;
    after = lines.at(-1) ?? null;
    if (lines.length < LINES_PER_READ) return;
  }
}

async function* inOrder(
  many: AsyncIterable<PayoutLine>,
  few: readonly PayoutLine[],
): AsyncGenerator<PayoutLine> {
  let taken = 0;
  for await (const line of many) {
    for (let next = few[taken]; next && isFirst(next, line); next = few[(taken += 1)]) yield next;
    yield line;
  }
  yield* few.slice(taken);
}

function isFirst(left: LineKey, right: LineKey): boolean {
  const [one, other] = [Date.parse(left.transferableAt), Date.parse(right.transferableAt)];
  return one === other ? left.id < right.id : one < other;
}

const IS_CHARGE = `${LINE_KIND} = 'charge'`;

const money = (column: string, name: string): string => moneyKnownAt('$5', column, name);

const FEE = `${money('fee', 'fee')} + ${money('interest', 'interest')}`;
const FEE_VAT = `${money('fee_vat', 'feeVat')} + ${money('interest_vat', 'interestVat')}`;

/** Of rows `t`; what became known of a charge or receipt later is not known yet. */
const COLUMNS = `
  SELECT t.id, ${LINE_KIND} AS kind, t.origin_id AS "originId", ${ORIGIN_DAY} AS "originDay",
         c.id AS "chargeId", ${referenceKnownAt('$5')} AS reference,
         CASE WHEN ${IS_CHARGE} THEN ${money('gross', 'gross')} END AS gross,
         CASE WHEN ${IS_CHARGE} THEN ${FEE} END AS fee,
         CASE WHEN ${IS_CHARGE} THEN ${FEE_VAT} END AS "feeVat",
         ${SIGNED_AMOUNT} AS amount, t.created_at AS "createdAt",
         ${RELEASED_AT} AS "transferableAt"`;

const ORIGINS = `
  LEFT JOIN charges c ON c.account = $1 AND c.id = t.origin_id AND t.origin = 'charge'
    AND c.first_position <= $5
  LEFT JOIN tax_receipts r ON r.account = $1 AND r.id = t.origin_id AND t.origin = 'receipt'
    AND r.first_position <= $5`;

const UNCHANGED = `${COLUMNS}
  FROM balance_transactions t ${ORIGINS}
  WHERE ${IN_WINDOW} AND t.last_position <= $5
    AND ($6::timestamptz IS NULL OR (${RELEASED_AT}, t.id) > ($6, $7))
  ORDER BY ${RELEASED_AT}, t.id LIMIT ${LINES_PER_READ}`;

/** Opn shows a transaction differently from before but rarely: these are looked up in the log. */
const CHANGED_SINCE = `${COLUMNS}
  FROM (
    SELECT x.account, x.id, x.business_day, s.said ->> 'direction' AS direction,
           s.said ->> 'origin' AS origin, s.said ->> 'originId' AS origin_id,
           (s.said ->> 'amount')::bigint AS amount, s.said ->> 'currency' AS currency,
           (s.said ->> 'transferableAt')::timestamptz AS transferable_at,
           (s.said ->> 'createdAt')::timestamptz AS created_at
    FROM balance_transactions x CROSS JOIN LATERAL (
      SELECT coalesce(e.data -> 'after', e.data) AS said FROM events e
      WHERE e.account = $1 AND e.stream = '${TRANSACTION_KIND}/' || $1 || '/' || x.id
        AND e.position <= $5 ORDER BY e.version DESC LIMIT 1) s
    WHERE x.account = $1 AND x.first_position <= $5 AND x.last_position > $5
      AND x.created_at <= $3
      AND x.created_at > coalesce($2::timestamptz, '-infinity') - ${LONGEST_HOLD}
  ) AS t ${ORIGINS}
  WHERE ${IN_WINDOW} ORDER BY ${RELEASED_AT}, t.id`;

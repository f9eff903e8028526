import type { DayWindow } from '#calendar';
import type { Queryable } from '#database';
import { DAY_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';

/** The last sweep of a day's transactions is over by then: closing sweeps reach two days on. */
const SWEPT_WITHIN_MS = 3 * DAY_MS;

/** Those of Opn's lists that name origins of transactions, and the transactions themselves. */
export type ReadList = 'charges' | 'transactions' | 'transfers' | 'receipts' | 'refunds';

interface Log {
  readonly on: Queryable;
  readonly account: string;
  /** Readings are taken from events up to here. */
  readonly position: number;
}

/**
 * Up to when everything of a window's beginning on is known of Opn's transactions: by a sweep that
 * began before it, or by a balance that had as many transactions as the books. An account whose
 * transactions Opn does not show has neither.
 */
export async function transactionsReadUpTo(
  { on, account, position }: Log,
  { from, to }: DayWindow,
): Promise<Instant | null> {
  const [observed] = await on.query<{ at: Instant | null }>(LAST_COMPARABLE, [account, position]);
  if (observed?.at && observed.at >= plusMs(to, DAY_MS)) return observed.at;
  const [swept] = await on.query<{ at: Instant | null }>(SWEPT_FROM_BEFORE, [
    ...[account, position, from],
    ...streamsOf(account, 'transactions', from, plusMs(to, SWEPT_WITHIN_MS)),
  ]);
  const known = [observed?.at ?? null, swept?.at ?? null].filter((at) => at !== null);
  return known.sort().at(-1) ?? null;
}

/** Up to when a list was ever read whole; null: it never was. */
export async function listReadUpTo(
  { on, account, position }: Log,
  list: ReadList,
): Promise<Instant | null> {
  const [first, last] = [`sweep/${account}/${list}:`, `sweep/${account}/${list};`];
  const [row] = await on.query<{ at: Instant }>(LAST_SWEEP, [account, position, first, last]);
  return row?.at ?? null;
}

/** Sweeps are kept by the end of their windows: text order is time order. */
const streamsOf = (account: string, list: ReadList, from: Instant, to: Instant) => [
  `sweep/${account}/${list}:${from}`,
  `sweep/${account}/${list}:${to}`,
];

const LAST_COMPARABLE = `
  SELECT max(observed_at) AS at FROM balance_observations
  WHERE account = $1 AND position <= $2 AND is_comparable`;

const SWEPT_FROM_BEFORE = `
  SELECT max((data ->> 'to')::timestamptz) AS at FROM events
  WHERE account = $1 AND position <= $2 AND stream >= $4 AND stream < $5
    AND type = 'sweep.completed' AND (data ->> 'complete')::boolean
    AND (data ->> 'from')::timestamptz <= $3::timestamptz`;

const LAST_SWEEP = `
  SELECT (data ->> 'to')::timestamptz AS at FROM events
  WHERE account = $1 AND position <= $2 AND stream >= $3 AND stream < $4
    AND type = 'sweep.completed' AND (data ->> 'complete')::boolean
  ORDER BY stream DESC LIMIT 1`;

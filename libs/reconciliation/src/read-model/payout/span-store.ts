import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { mergedSpans } from '../../domain/payout/read-spans.js';
import type { ReadSpan } from '../../domain/payout/read-spans.js';
import type { LogSpan } from '../scope-judge.js';

/** Lists of which must be known how far they were read. */
const WATCHED_LISTS = ['transactions', 'transfers'] as const;

export type WatchedList = (typeof WATCHED_LISTS)[number];

/** What was read of a list, in order of time; what was read apart, apart. */
export async function spansOf(
  on: Queryable,
  account: string,
  list: WatchedList,
): Promise<readonly ReadSpan[]> {
  return on.query<ReadSpan & object>(
    `SELECT from_at AS "from", to_at AS "to" FROM read_spans
     WHERE account = $1 AND list = $2 ORDER BY to_at`,
    [account, list],
  );
}

/** Adds what a stretch of the log says of readings. `openingAt`: looks count from there on. */
export async function learnSpans(
  on: Queryable,
  account: string,
  { from, to }: LogSpan,
  openingAt: Instant | null,
): Promise<void> {
  const read = await on.query<{ list: WatchedList } & ReadSpan>(READ_IN, [
    ...[account, from, to],
    ...[WATCHED_LISTS, openingAt],
  ]);
  for (const list of WATCHED_LISTS) {
    const added = read.filter((one) => one.list === list);
    if (added.length === 0) continue;
    const spans = mergedSpans([...(await spansOf(on, account, list)), ...added]);
    await replace(on, account, list, spans);
  }
}

/** Everything from the account's beginning on was read. */
export async function learnBeginning(on: Queryable, account: string): Promise<void> {
  for (const list of WATCHED_LISTS) {
    const [first, ...others] = await spansOf(on, account, list);
    if (!first || first.from === null) continue;
    await replace(on, account, list, [{ ...first, from: null }, ...others]);
  }
}

async function replace(
  on: Queryable,
  account: string,
  list: WatchedList,
  spans: readonly ReadSpan[],
): Promise<void> {
  await on.query('DELETE FROM read_spans WHERE account = $1 AND list = $2', [account, list]);
  await on.query(
    `INSERT INTO read_spans (account, list, from_at, to_at)
     SELECT $1, $2, s.from_at, s.to_at FROM unnest($3::timestamptz[], $4::timestamptz[])
       AS s (from_at, to_at)`,
    [account, list, spans.map((span) => span.from), spans.map((span) => span.to)],
  );
}

/** A look at the balance is comparable where the books had all that Opn had created by then. */
const READ_IN = `
  SELECT data ->> 'list' AS list, (data ->> 'from')::timestamptz AS "from",
         (data ->> 'to')::timestamptz AS "to"
  FROM events
  WHERE account = $1 AND position > $2 AND position <= $3
    AND type = 'sweep.completed' AND (data ->> 'complete')::boolean
    AND data ->> 'list' = ANY($4::text[])
  UNION ALL
  SELECT 'transactions', $5::timestamptz, observed_at FROM balance_observations
  WHERE account = $1 AND position > $2 AND position <= $3 AND is_comparable`;

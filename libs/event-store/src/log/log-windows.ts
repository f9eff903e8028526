import { readAhead } from '#database';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { EVENT_COLUMNS } from './event-rows.js';
import type { EventRow } from './event-rows.js';

const ROWS_PER_WINDOW = 2_000;
/** Around whatever an intruder might have put before the beginning or behind the end. */
export const BELOW_ALL = -(2n ** 63n);
export const BEYOND_ALL = 2n ** 63n - 1n;

/** An event with what its stream's previous version says; `null` where there is none. */
export interface ChainedRow extends EventRow {
  readonly previous_hash: Buffer | null;
  readonly previous_position: bigint | null;
}

export interface BatchRow {
  readonly number: bigint;
  readonly first_position: bigint;
  readonly last_position: bigint;
  readonly count: number;
  readonly digest: Buffer;
  readonly previous: Buffer;
  readonly committed_at: Instant;
}

export interface EvidenceRow {
  readonly hash: Buffer;
  readonly actual: Buffer;
}

/** Events of an account in order, all or those after one; a window is in memory at a time. */
export const eventsInOrder = (
  on: Queryable,
  account: string,
  after = BELOW_ALL,
): AsyncGenerator<ChainedRow> =>
  inWindows(
    ({ position }) => position,
    after,
    (after) =>
      on.query<ChainedRow>({
        name: 'verify-events',
        text: `SELECT e.*, p.hash AS previous_hash, p.position AS previous_position
             FROM (SELECT ${EVENT_COLUMNS} FROM events
                   WHERE account = $1 AND position > $2 ORDER BY position LIMIT $3) AS e
             LEFT JOIN events AS p
               ON p.account = $1 AND p.stream = e.stream AND p.version = e.version - 1
             ORDER BY e.position`,
        values: [account, after, ROWS_PER_WINDOW],
      }),
  );

export const batchesInOrder = (
  on: Queryable,
  account: string,
  after = BELOW_ALL,
): AsyncGenerator<BatchRow> =>
  inWindows(
    ({ number }) => number,
    after,
    (after) =>
      on.query<BatchRow>({
        name: 'verify-batches',
        text: `SELECT number, first_position, last_position, count, digest, previous, committed_at
             FROM event_batches WHERE account = $1 AND number > $2 ORDER BY number LIMIT $3`,
        values: [account, after, ROWS_PER_WINDOW],
      }),
  );

export const evidenceInOrder = (
  on: Queryable,
  account: string,
  after: Buffer = Buffer.alloc(0),
): AsyncGenerator<EvidenceRow> =>
  inWindows(
    ({ hash }) => hash,
    after,
    (after) =>
      on.query<EvidenceRow>({
        name: 'verify-evidence',
        text: `SELECT hash, sha256(body) AS actual FROM evidence
             WHERE account = $1 AND hash > $2 ORDER BY hash LIMIT $3`,
        values: [account, after, ROWS_PER_WINDOW],
      }),
  );

async function* inWindows<Row, Key>(
  keyOf: (row: Row) => Key,
  start: Key,
  read: (after: Key) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let after = start;
  const load = async () => {
    const rows = await read(after);
    const last = rows.at(-1);
    if (last !== undefined) after = keyOf(last);
    return rows;
  };
  for await (const rows of readAhead(load)) yield* rows;
}

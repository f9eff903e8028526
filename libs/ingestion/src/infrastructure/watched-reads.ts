import type { Database } from '#database';
import { isBefore, MINUTE_MS, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/** A read of so much later than the one now noted was dated by a clock that was set back since. */
const LONGEST_READ_MS = 10 * MINUTE_MS;

/** What was read of an object, and when it is to be read next. */
export interface WatchedRead {
  readonly id: string;
  readonly readAt: Instant;
  readonly nextAt: Instant;
}

/** A table of when objects of a kind were read, and its column of their ids. */
export interface WatchTable {
  readonly table: 'charge_watch' | 'transfer_watch';
  readonly id: 'charge_id' | 'transfer_id';
}

/** Notes reads of objects; of two reads of one the later counts. */
export async function noteReads(
  database: Database,
  account: string,
  { table, id }: WatchTable,
  reads: readonly WatchedRead[],
): Promise<void> {
  if (reads.length === 0) return;
  const inOrder = [...reads].sort((left, right) => (isBefore(left.readAt, right.readAt) ? -1 : 1));
  const latest = new Map(inOrder.map((read) => [read.id, read]));
  await database.query(
    `INSERT INTO ${table} AS w (account, ${id}, last_read_at, next_read_at)
     SELECT $1, r.id, r."readAt", r."nextAt"
     FROM jsonb_to_recordset($2::jsonb)
       AS r (id text, "readAt" timestamptz, "nextAt" timestamptz)
     ORDER BY r.id
     ON CONFLICT (account, ${id}) DO UPDATE
     SET last_read_at = excluded.last_read_at, next_read_at = excluded.next_read_at, failures = 0
     WHERE w.last_read_at IS NULL OR w.last_read_at <= excluded.last_read_at
        OR w.last_read_at > excluded.last_read_at + make_interval(secs => $3)`,
    [account, JSON.stringify([...latest.values()]), LONGEST_READ_MS / SECOND_MS],
  );
}

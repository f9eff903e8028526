import type { ChargeSnapshot } from '#charges';
import { Database } from '#database';
import { backoffMs, isBefore, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ChargeWatch } from '../application/charge-watch.js';
import type { DueCharge } from '../application/charge-watch.js';
import { nextRead } from '../domain/next-read.js';

const TAKEN_FOR_MS = MINUTE_MS;
const FAILED_READ_BACKOFF = { firstMs: 10_000, capMs: 30 * MINUTE_MS };

/** The watch as a table. A charge without a row there has never been read, and is due. */
@Injectable()
export class ChargeWatchTable extends ChargeWatch {
  constructor(private readonly database: Database) {
    super();
  }

  async noteReads(account: string, snapshots: readonly ChargeSnapshot[]): Promise<void> {
    if (snapshots.length === 0) return;
    const inOrder = [...snapshots].sort((left, right) =>
      isBefore(left.readAt, right.readAt) ? -1 : 1,
    );
    const reads = new Map(inOrder.map((seen) => [seen.chargeId, rowOf(seen)]));
    await this.database.query(
      `INSERT INTO charge_watch AS w (account, charge_id, last_read_at, next_read_at)
       SELECT $1, r.charge_id, r.read_at, r.next_at
       FROM jsonb_to_recordset($2::jsonb)
         AS r (charge_id text, read_at timestamptz, next_at timestamptz)
       ORDER BY r.charge_id
       ON CONFLICT (account, charge_id) DO UPDATE
       SET last_read_at = excluded.last_read_at, next_read_at = excluded.next_read_at, failures = 0
       WHERE w.last_read_at IS NULL OR w.last_read_at <= excluded.last_read_at`,
      [account, JSON.stringify([...reads.values()])],
    );
  }

  async takeDue(account: string, now: Instant, limit: number): Promise<readonly DueCharge[]> {
    const rows = await this.database.query<{ charge_id: string }>(
      `WITH due AS (
         SELECT c.id FROM charges c
         LEFT JOIN charge_watch w ON w.account = $1 AND w.charge_id = c.id
         WHERE c.account = $1 AND c.status = 'pending'
           AND (w.next_read_at IS NULL OR w.next_read_at <= $2)
         ORDER BY w.next_read_at NULLS FIRST LIMIT $3
       )
       INSERT INTO charge_watch AS w (account, charge_id, next_read_at)
       SELECT $1, due.id, $4 FROM due ORDER BY due.id
       ON CONFLICT (account, charge_id) DO UPDATE SET next_read_at = excluded.next_read_at
       WHERE w.next_read_at IS NULL OR w.next_read_at <= $2
       RETURNING w.charge_id`,
      [account, now, limit, plusMs(now, TAKEN_FOR_MS)],
    );
    return rows.map((row) => ({ chargeId: row.charge_id }));
  }

  async noteFailures(account: string, chargeIds: readonly string[], now: Instant): Promise<void> {
    if (chargeIds.length === 0) return;
    const delaysMs = FAILURE_DELAYS_MS;
    await this.database.query(
      `UPDATE charge_watch SET failures = failures + 1,
         next_read_at = $3::timestamptz
           + make_interval(secs => ($4::int[])[least(failures + 1, $5)] / 1000.0)
       WHERE account = $1 AND charge_id = ANY($2)`,
      [account, chargeIds, now, delaysMs, delaysMs.length],
    );
  }

  async unreadSince(
    account: string,
    createdBefore: Instant,
    since: Instant,
  ): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT c.id FROM charges c
       LEFT JOIN charge_watch w ON w.account = $1 AND w.charge_id = c.id
       WHERE c.account = $1 AND c.status = 'pending' AND c.created_at < $2
         AND (w.last_read_at IS NULL OR w.last_read_at < $3)
       ORDER BY c.id`,
      [account, createdBefore, since],
    );
    return rows.map(({ id }) => id);
  }
}

const FAILURE_STEPS = 10;
const FAILURE_DELAYS_MS = Array.from({ length: FAILURE_STEPS }, (_, step) =>
  backoffMs(step + 1, FAILED_READ_BACKOFF, () => 1),
);

function rowOf(seen: ChargeSnapshot): object {
  // Planned for ended ones too: until the books have heard of the end, they would seem due.
  const next = nextRead(seen, seen.readAt);
  return { charge_id: seen.chargeId, read_at: seen.readAt, next_at: next };
}

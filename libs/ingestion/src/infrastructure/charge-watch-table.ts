import type { ChargeSnapshot } from '#charges';
import { Database } from '#database';
import { backoffMs, DAY_MS, HOUR_MS, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Backoff, Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ChargeWatch } from '../application/charge-watch.js';
import type { DueCharge, ReadFailure, UnreadCharge } from '../application/charge-watch.js';
import { LONGEST_PAUSE_MS, nextRead } from '../domain/next-read.js';
import { noteReads } from './watched-reads.js';

const TAKEN_FOR_MS = MINUTE_MS;

/** So long after its QR's end a charge is what Opn is deciding about. */
const DECIDED_WITHIN_MS = HOUR_MS;

const WATCH = { table: 'charge_watch', id: 'charge_id' } as const;

/** The watch as a table. A charge without a row there has never been read, and is due. */
@Injectable()
export class ChargeWatchTable extends ChargeWatch {
  constructor(private readonly database: Database) {
    super();
  }

  async noteReads(account: string, snapshots: readonly ChargeSnapshot[]): Promise<void> {
    // Planned for ended ones too: until the books have heard of the end, they would seem due.
    const reads = snapshots.map((seen) => {
      const { chargeId: id, readAt } = seen;
      return { id, readAt, nextAt: nextRead(seen, readAt) };
    });
    await noteReads(this.database, account, WATCH, reads);
  }

  /** What is planned for later than anything ever is was planned by a clock that has jumped. */
  async takeDue(account: string, now: Instant, limit: number): Promise<readonly DueCharge[]> {
    const beyond = plusMs(now, LONGEST_PAUSE_MS + TAKEN_FOR_MS);
    const endedSince = plusMs(now, -DECIDED_WITHIN_MS);
    const taken = plusMs(now, TAKEN_FOR_MS);
    const values = [account, now, beyond, endedSince, limit, taken];
    return this.database.query<DueCharge>(TAKE_DUE, values);
  }

  async noteFailures(
    account: string,
    chargeIds: readonly string[],
    failure: ReadFailure,
    now: Instant,
  ): Promise<void> {
    if (chargeIds.length === 0) return;
    const delaysMs = FAILURE_DELAYS_MS[failure];
    await this.database.query(
      `UPDATE charge_watch SET failures = failures + 1,
         next_read_at = $3::timestamptz
           + make_interval(secs => ($4::int[])[least(failures + 1, $5)] / 1000.0)
       WHERE account = $1 AND charge_id = ANY($2)`,
      [account, chargeIds, now, delaysMs, delaysMs.length],
    );
  }

  async putBack(account: string, chargeIds: readonly string[], now: Instant): Promise<void> {
    if (chargeIds.length === 0) return;
    await this.database.query(
      'UPDATE charge_watch SET next_read_at = $3 WHERE account = $1 AND charge_id = ANY($2)',
      [account, chargeIds, now],
    );
  }

  async unreadSince(
    account: string,
    createdBefore: Instant,
    since: Instant,
  ): Promise<readonly UnreadCharge[]> {
    return this.database.query<UnreadCharge>(
      `SELECT c.id AS "chargeId", c.created_at AS "createdAt",
              coalesce(w.failures, 0) AS failures
       FROM charges c
       LEFT JOIN charge_watch w ON w.account = $1 AND w.charge_id = c.id
       WHERE c.account = $1 AND c.status = 'pending' AND c.created_at < $2
         AND (w.last_read_at IS NULL OR w.last_read_at < $3)
       ORDER BY c.id`,
      [account, createdBefore, since],
    );
  }
}

const TAKE_DUE = `
  WITH due AS (
    SELECT c.id, c.created_at FROM charges c
    LEFT JOIN charge_watch w ON w.account = $1 AND w.charge_id = c.id
    WHERE c.account = $1 AND (c.status = 'pending' OR c.is_contradicted)
      AND (w.next_read_at IS NULL OR w.next_read_at <= $2 OR w.next_read_at > $3)
    ORDER BY coalesce(c.expires_at BETWEEN $4 AND $2, false) DESC, c.created_at DESC, c.id
    LIMIT $5
  ), taken AS (
    INSERT INTO charge_watch AS w (account, charge_id, next_read_at)
    SELECT $1, due.id, $6 FROM due ORDER BY due.id
    ON CONFLICT (account, charge_id) DO UPDATE SET next_read_at = excluded.next_read_at
    WHERE w.next_read_at IS NULL OR w.next_read_at <= $2 OR w.next_read_at > $3
    RETURNING w.charge_id
  )
  SELECT due.id AS "chargeId", due.created_at AS "createdAt"
  FROM taken JOIN due ON due.id = taken.charge_id`;

const delays = (steps: number, backoff: Backoff): readonly number[] =>
  Array.from({ length: steps }, (_, step) => backoffMs(step + 1, backoff, () => 1));

/** From ten seconds on; after an outage Opn is asked again within half an hour. */
const FAILURE_DELAYS_MS: Readonly<Record<ReadFailure, readonly number[]>> = {
  unasked: delays(10, { firstMs: 10 * SECOND_MS, capMs: 30 * MINUTE_MS }),
  useless: delays(15, { firstMs: 10 * SECOND_MS, capMs: DAY_MS }),
};

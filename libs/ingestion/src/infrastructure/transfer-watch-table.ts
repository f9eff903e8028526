import { Database } from '#database';
import { HOUR_MS, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { TransferSnapshot } from '#payouts';
import { Injectable } from '@nestjs/common';
import { TransferWatch } from '../application/transfer-watch.js';
import type { DueTransfer } from '../application/transfer-watch.js';
import {
  LONGEST_TRANSFER_PAUSE_MS,
  nextTransferRead,
  RETURNED_WITHIN_MS,
} from '../domain/next-transfer-read.js';
import { noteReads } from './watched-reads.js';

const TAKEN_FOR_MS = 5 * MINUTE_MS;
const FAILED_READ_MS = 10 * MINUTE_MS;
const MOST_AFTER_FAILURES_MS = 6 * HOUR_MS;

const WATCH = { table: 'transfer_watch', id: 'transfer_id' } as const;

/** The watch as a table. A transfer without a row there has never been read singly, and is due. */
@Injectable()
export class TransferWatchTable extends TransferWatch {
  constructor(private readonly database: Database) {
    super();
  }

  async noteReads(account: string, snapshots: readonly TransferSnapshot[]): Promise<void> {
    const reads = snapshots.map((seen) => {
      const { transferId: id, readAt } = seen;
      return { id, readAt, nextAt: nextTransferRead(seen, readAt) };
    });
    await noteReads(this.database, account, WATCH, reads);
  }

  /** What is planned for later than anything ever is was planned by a clock that has jumped. */
  async takeDue(account: string, now: Instant, limit: number): Promise<readonly DueTransfer[]> {
    const beyond = plusMs(now, LONGEST_TRANSFER_PAUSE_MS + TAKEN_FOR_MS);
    const paidSince = plusMs(now, -RETURNED_WITHIN_MS);
    const taken = plusMs(now, TAKEN_FOR_MS);
    const values = [account, now, limit, taken, paidSince, beyond];
    return this.database.query<DueTransfer>(TAKE_DUE, values);
  }

  async putBack(account: string, transferIds: readonly string[], now: Instant): Promise<void> {
    if (transferIds.length === 0) return;
    await this.database.query(
      'UPDATE transfer_watch SET next_read_at = $3 WHERE account = $1 AND transfer_id = ANY($2)',
      [account, transferIds, now],
    );
  }

  async noteFailures(account: string, transferIds: readonly string[], now: Instant): Promise<void> {
    if (transferIds.length === 0) return;
    await this.database.query(
      `UPDATE transfer_watch SET failures = failures + 1,
         next_read_at = $3::timestamptz
           + make_interval(secs => least($4::int * (failures + 1), $5::int))
       WHERE account = $1 AND transfer_id = ANY($2)`,
      [account, transferIds, now, FAILED_READ_MS / SECOND_MS, MOST_AFTER_FAILURES_MS / SECOND_MS],
    );
  }
}

const TAKE_DUE = `
  WITH due AS (
    SELECT t.id FROM transfers t
    LEFT JOIN transfer_watch w ON w.account = $1 AND w.transfer_id = t.id
    WHERE t.account = $1
      AND (t.status IN ('created', 'sent') OR (t.status = 'paid' AND t.paid_at > $5))
      AND (w.next_read_at IS NULL OR w.next_read_at <= $2 OR w.next_read_at > $6)
    ORDER BY w.next_read_at NULLS FIRST, t.id LIMIT $3
  )
  INSERT INTO transfer_watch AS w (account, transfer_id, next_read_at)
  SELECT $1, due.id, $4 FROM due ORDER BY due.id
  ON CONFLICT (account, transfer_id) DO UPDATE SET next_read_at = excluded.next_read_at
  WHERE w.next_read_at IS NULL OR w.next_read_at <= $2 OR w.next_read_at > $6
  RETURNING w.transfer_id AS "transferId", w.failures`;

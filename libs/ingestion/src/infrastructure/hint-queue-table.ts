import { Database } from '#database';
import { plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { HintQueue } from '../application/hint-queue.js';
import type { Hint, HintVerdict, JudgedHint } from '../application/hint-queue.js';

/** If a process dies with hints in hand, they are due again after this. */
const TAKEN_FOR_MS = 60 * SECOND_MS;

interface HintRow {
  readonly id: string;
  readonly received_at: Instant;
  readonly body: Buffer;
  readonly attempts: number;
}

@Injectable()
export class HintQueueTable extends HintQueue {
  constructor(private readonly database: Database) {
    super();
  }

  async take(account: string, now: Instant, limit: number): Promise<readonly Hint[]> {
    const rows = await this.database.query<HintRow>(
      `UPDATE inbox AS i SET attempts = attempts + 1, next_attempt_at = $3
       FROM (SELECT id FROM inbox
             WHERE account = $1 AND state = 'received' AND next_attempt_at <= $2
             ORDER BY next_attempt_at, id LIMIT $4 FOR UPDATE SKIP LOCKED) AS due
       WHERE i.account = $1 AND i.id = due.id
       RETURNING i.id, i.received_at, i.body, i.attempts`,
      [account, now, plusMs(now, TAKEN_FOR_MS), limit],
    );
    return rows.map(({ id, received_at: receivedAt, body, attempts }) => ({
      id,
      receivedAt,
      body,
      attempts,
    }));
  }

  /** Two processes may have had a slow hint in hand: who got it done has the last word. */
  async settle(account: string, judged: readonly JudgedHint[], now: Instant): Promise<void> {
    if (judged.length === 0) return;
    const rows = judged.map(({ id, verdict }) => ({ id, ...columnsOf(verdict, now) }));
    await this.database.query(
      `UPDATE inbox AS i
       SET state = r.state, reason = r.reason, settled_at = r.settled_at,
           next_attempt_at = coalesce(r.next_attempt_at, i.next_attempt_at)
       FROM jsonb_to_recordset($2::jsonb) AS r (id text, state text, reason text,
         settled_at timestamptz, next_attempt_at timestamptz)
       WHERE i.account = $1 AND i.id = r.id AND (i.state = 'received' OR r.state = 'done')`,
      [account, JSON.stringify(rows)],
    );
  }

  async retryParked(account: string, now: Instant): Promise<number> {
    const rows = await this.database.query(
      `UPDATE inbox SET state = 'received', attempts = 0, reason = NULL, settled_at = NULL,
         next_attempt_at = $2
       WHERE account = $1 AND state = 'parked' AND object_id IS NOT NULL RETURNING 1`,
      [account, now],
    );
    return rows.length;
  }
}

function columnsOf(verdict: HintVerdict, now: Instant): object {
  const { reason } = verdict;
  switch (verdict.kind) {
    case 'done':
      return { state: 'done', reason, settled_at: now };
    case 'parked':
      return { state: 'parked', reason, settled_at: now };
    case 'again':
      return { state: 'received', reason, next_attempt_at: verdict.at };
  }
}

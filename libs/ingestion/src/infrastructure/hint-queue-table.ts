import { Database } from '#database';
import { plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { HintQueue } from '../application/hint-queue.js';
import type { Hint, HintVerdict, JudgedHint } from '../application/hint-queue.js';
import { LONGEST_WAIT_MS } from '../domain/hint-patience.js';

/** If a process dies with hints in hand, they are due again after this. */
const TAKEN_FOR_MS = 60 * SECOND_MS;

/** What is due later than this was written by a clock that has jumped since. */
const BEYOND_PLANS_MS = LONGEST_WAIT_MS + TAKEN_FOR_MS;

/** Bodies taken together; at their usual size that is some thousands. The first one counts not. */
const MAX_BYTES_TAKEN = 16 * 1024 * 1024;

interface HintRow {
  readonly id: string;
  readonly received_at: Instant;
  readonly body: Buffer;
  readonly attempts: number;
  readonly unasked: number;
}

@Injectable()
export class HintQueueTable extends HintQueue {
  constructor(private readonly database: Database) {
    super();
  }

  async take(account: string, now: Instant, limit: number): Promise<readonly Hint[]> {
    const [taken, beyond] = [plusMs(now, TAKEN_FOR_MS), plusMs(now, BEYOND_PLANS_MS)];
    const values = [account, now, beyond, limit, MAX_BYTES_TAKEN, taken];
    const rows = await this.database.query<HintRow>(TAKE, values);
    return rows.map(({ received_at: receivedAt, ...hint }) => ({ ...hint, receivedAt }));
  }

  /** Two processes may have had a slow hint in hand: who got it done has the last word. */
  async settle(account: string, judged: readonly JudgedHint[], now: Instant): Promise<void> {
    if (judged.length === 0) return;
    const rows = judged.map(({ id, verdict }) => ({ id, ...columnsOf(verdict, now) }));
    await this.database.query(SETTLE, [account, JSON.stringify(rows)]);
  }

  async nextDue(account: string): Promise<Instant | null> {
    const [row] = await this.database.query<{ next: Instant | null }>(
      `SELECT min(next_attempt_at) AS next FROM inbox WHERE account = $1 AND state = 'received'`,
      [account],
    );
    return row?.next ?? null;
  }

  async retryParked(account: string, now: Instant): Promise<number> {
    const rows = await this.database.query(
      `UPDATE inbox SET state = 'received', attempts = 0, unasked = 0, reason = NULL,
         settled_at = NULL, next_attempt_at = $2
       WHERE account = $1 AND state = 'parked' AND object_id IS NOT NULL RETURNING 1`,
      [account, now],
    );
    return rows.length;
  }
}

const TAKE = `
  WITH ripe AS (
    SELECT id, next_attempt_at, octet_length(body) AS size FROM inbox
    WHERE account = $1 AND state = 'received' AND next_attempt_at <= $2
    ORDER BY next_attempt_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
  ), stranded AS (
    SELECT id, next_attempt_at, octet_length(body) AS size FROM inbox
    WHERE account = $1 AND state = 'received' AND next_attempt_at > $3
    ORDER BY next_attempt_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
  ), due AS (
    SELECT id, row_number() OVER hints AS no, sum(size) OVER hints AS bytes
    FROM (SELECT * FROM ripe UNION ALL SELECT * FROM stranded) AS either
    WINDOW hints AS (ORDER BY next_attempt_at, id)
  )
  UPDATE inbox AS i SET attempts = attempts + 1, next_attempt_at = $6
  FROM due
  WHERE i.account = $1 AND i.id = due.id
    AND due.no <= $4 AND (due.no = 1 OR due.bytes <= $5)
  RETURNING i.id, i.received_at, i.body, i.attempts, i.unasked`;

/** Taking it counted as an attempt, which is taken back if Opn was not asked about it. */
const SETTLE = `
  UPDATE inbox AS i
  SET state = r.state, settled_at = r.settled_at,
      next_attempt_at = coalesce(r.next_attempt_at, i.next_attempt_at),
      reason = CASE r.kind WHEN 'left' THEN i.reason ELSE r.reason END,
      attempts = CASE WHEN r.kind IN ('left', 'unasked') THEN greatest(i.attempts - 1, 0)
                      ELSE i.attempts END,
      unasked = CASE r.kind WHEN 'left' THEN i.unasked WHEN 'unasked' THEN i.unasked + 1
                     ELSE 0 END
  FROM jsonb_to_recordset($2::jsonb) AS r (id text, kind text, state text, reason text,
    settled_at timestamptz, next_attempt_at timestamptz)
  WHERE i.account = $1 AND i.id = r.id AND (i.state = 'received' OR r.state = 'done')`;

function columnsOf(verdict: HintVerdict, now: Instant): object {
  const { kind } = verdict;
  switch (kind) {
    case 'done':
    case 'parked':
      return { kind, state: kind, reason: verdict.reason, settled_at: now };
    case 'again':
    case 'unasked':
      return { kind, state: 'received', reason: verdict.reason, next_attempt_at: verdict.at };
    case 'left':
      return { kind, state: 'received', next_attempt_at: now };
  }
}

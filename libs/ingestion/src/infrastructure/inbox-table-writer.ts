import { randomBytes } from 'node:crypto';
import { Database } from '#database';
import { GroupCommit } from '#event-store';
import { DomainError, epochMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { InboxWriter } from '../application/inbox-writer.js';
import type { KeptWebhook } from '../application/inbox-writer.js';

/** Channel on which every stored webhook is announced; the payload is the account. */
export const INBOX_CHANNEL = 'yodtrong_inbox';

const KIBIBYTE = 1_024;
/** A commit's bodies together; at their usual size that is about 64 webhooks. */
const MAX_BYTES_PER_COMMIT = 512 * KIBIBYTE;
/** What the smallest webhook counts, so that a commit has not too many rows either. */
const LEAST_BYTES = 8 * KIBIBYTE;
const MAX_WAITING = 5_000;
/** Large webhooks fill the memory long before the queue is full. */
export const MAX_WAITING_BYTES = 64 * KIBIBYTE * KIBIBYTE;
const COMMITS_IN_FLIGHT = 2;
const RANDOM_ID_BYTES = 8;

/** Stores webhooks by group commit: a crowd of them shares its commits. */
@Injectable()
export class InboxTableWriter extends InboxWriter {
  private readonly queues = new Map<string, GroupCommit<KeptWebhook, string>>();
  private waitingBytes = 0;

  constructor(private readonly database: Database) {
    super();
  }

  async store(webhook: KeptWebhook): Promise<string> {
    const { account, body } = webhook;
    if (this.waitingBytes + body.length > MAX_WAITING_BYTES) throw overloaded();
    this.waitingBytes += body.length;
    try {
      return await this.queue(account).add(webhook, Math.max(body.length, LEAST_BYTES));
    } finally {
      this.waitingBytes -= body.length;
    }
  }

  private queue(account: string): GroupCommit<KeptWebhook, string> {
    const existing = this.queues.get(account);
    if (existing) return existing;
    const created = new GroupCommit<KeptWebhook, string>({
      maxWeight: MAX_BYTES_PER_COMMIT,
      maxWaiting: MAX_WAITING,
      inFlight: COMMITS_IN_FLIGHT,
      full: overloaded,
      commit: (work) =>
        this.insert(
          account,
          work.map(({ item }) => item),
        ),
      committed: () => this.announce(account),
    });
    this.queues.set(account, created);
    return created;
  }

  /** Their ids, in the same order. */
  private async insert(
    account: string,
    webhooks: readonly KeptWebhook[],
  ): Promise<readonly string[]> {
    const starts = startsOf(webhooks);
    const rows = webhooks.map(({ hint, headers, receivedAt, state, reason, body }, no) => ({
      start: starts[no],
      size: body.length,
      id: timeOrderedId(epochMs(receivedAt)),
      received_at: receivedAt,
      headers,
      state,
      reason,
      event_id: hint?.eventId ?? null,
      event_key: hint?.key ?? null,
      object_kind: hint?.objectKind ?? null,
      object_id: hint?.objectId ?? null,
    }));
    await this.database.query({
      name: 'inbox-store',
      text: INSERT,
      values: [account, JSON.stringify(rows), Buffer.concat(webhooks.map(({ body }) => body))],
    });
    return rows.map(({ id }) => id);
  }

  private announce(account: string): void {
    this.database
      .query('SELECT pg_notify($1, $2)', [INBOX_CHANNEL, account])
      .catch(() => undefined);
  }
}

/** The bodies travel as one value: it goes over the wire as it is, an array would go as hex. */
const INSERT = `
  INSERT INTO inbox (account, id, received_at, headers, body, event_id, event_key, object_kind,
                     object_id, state, reason, next_attempt_at, settled_at)
  SELECT $1, r.id, r.received_at, r.headers, substring($3::bytea FROM r.start FOR r.size),
         r.event_id, r.event_key, r.object_kind, r.object_id, r.state, r.reason, r.received_at,
         CASE WHEN r.state = 'parked' THEN r.received_at END
  FROM jsonb_to_recordset($2::jsonb) AS r (start integer, size integer, id text,
    received_at timestamptz, headers jsonb, state text, reason text, event_id text,
    event_key text, object_kind text, object_id text)`;

const overloaded = (): DomainError =>
  new DomainError('webhook.overloaded', 'Too many webhooks at once; send it again.');

/** Where each body begins among all of them; SQL counts bytes from 1. */
function startsOf(webhooks: readonly KeptWebhook[]): readonly number[] {
  let next = 1;
  return webhooks.map(({ body }) => {
    const start = next;
    next += body.length;
    return start;
  });
}

/** Before the ids of everything received from then on. */
export const firstInboxId = (instant: Instant): string => timePart(epochMs(instant));

const timePart = (ms: number): string => ms.toString(16).padStart(12, '0');

/** Sorts by time, so that inserts stay at the end of the index; unique by chance. */
function timeOrderedId(ms: number): string {
  return `${timePart(ms)}-${randomBytes(RANDOM_ID_BYTES).toString('hex')}`;
}

import { chargeStatusOf } from '#charges';
import { Database } from '#database';
import type { Instant } from '#kernel';
import { parseWebhookBody } from '#opn';
import { Injectable } from '@nestjs/common';
import { WebhookAudit } from '../application/webhook-audit.js';
import type { ChargeWebhook } from '../domain/end-of-charge.js';
import type { MissedTally } from '../domain/missed-webhooks-of-a-day.js';

interface WebhookRow {
  readonly object_id: string;
  readonly event_key: string;
  readonly received_at: Instant;
  /** Only of keys that do not say themselves what they tell of. */
  readonly body: Buffer | null;
}

@Injectable()
export class WebhookAuditTable extends WebhookAudit {
  constructor(private readonly database: Database) {
    super();
  }

  async position(account: string): Promise<number> {
    const [row] = await this.database.query<{ position: bigint }>(
      'SELECT position FROM webhook_audits WHERE account = $1',
      [account],
    );
    return Number(row?.position ?? 0n);
  }

  async moveTo(account: string, position: number): Promise<void> {
    await this.database.query(
      `INSERT INTO webhook_audits AS a (account, position) VALUES ($1, $2)
       ON CONFLICT (account) DO UPDATE SET position = greatest(a.position, excluded.position)`,
      [account, position],
    );
  }

  async tally(account: string): Promise<MissedTally | null> {
    const [row] = await this.database.query<MissedTally>(
      'SELECT day, found, beyond FROM webhook_audits WHERE account = $1 AND day IS NOT NULL',
      [account],
    );
    return row ?? null;
  }

  async keepTally(account: string, { day, found, beyond }: MissedTally): Promise<void> {
    await this.database.query(
      `INSERT INTO webhook_audits (account, position, day, found, beyond)
       VALUES ($1, 0, $2, $3, $4)
       ON CONFLICT (account) DO UPDATE
       SET day = excluded.day, found = excluded.found, beyond = excluded.beyond`,
      [account, day, found, beyond],
    );
  }

  async webhooksAbout(
    account: string,
    chargeIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ChargeWebhook[]>> {
    const rows = await this.database.query<WebhookRow>(
      `SELECT object_id, event_key, received_at,
         CASE WHEN event_key NOT IN ('charge.complete', 'charge.expire') THEN body END AS body
       FROM inbox WHERE account = $1 AND object_id = ANY($2) AND event_key IS NOT NULL`,
      [account, chargeIds],
    );
    const webhooks = new Map<string, ChargeWebhook[]>();
    for (const { object_id: id, event_key: key, received_at: receivedAt, body } of rows) {
      const webhook = { key, receivedAt, statusTold: body && statusIn(body) };
      webhooks.set(id, [...(webhooks.get(id) ?? []), webhook]);
    }
    return webhooks;
  }

  async firstEndTold(account: string, from: Instant, to: Instant): Promise<Instant | null> {
    const [row] = await this.database.query<{ first: Instant | null }>(FIRST_END_TOLD, [
      ...[account, from, to],
    ]);
    return row?.first ?? null;
  }
}

/** A day of an account begins at most a day before or after that of the calendar. */
const FIRST_END_TOLD = `
  SELECT min(coalesce(c.paid_at, c.ended_at)) AS first FROM charges c
  WHERE c.account = $1
    AND c.business_day BETWEEN $2::timestamptz::date - 1 AND $3::timestamptz::date + 1
    AND coalesce(c.paid_at, c.ended_at) BETWEEN $2 AND $3
    AND EXISTS (SELECT 1 FROM inbox i WHERE i.account = $1 AND i.object_id = c.id
                  AND i.event_key <> 'charge.create')`;

/** What a build of today cannot read any more told nothing. */
function statusIn(body: Buffer): ChargeWebhook['statusTold'] {
  try {
    const { statusHint } = parseWebhookBody(body);
    return statusHint === null ? null : chargeStatusOf(statusHint);
  } catch {
    return null;
  }
}

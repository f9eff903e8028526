import { compareStatus } from '#charges';
import type { ChargeStatus } from '#charges';
import { Database } from '#database';
import { epochMs, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { OpnDeliveries } from '../application/opn-deliveries.js';
import type { MissedEvent } from '../application/opn-deliveries.js';
import type { DeliveryRecord } from '../domain/delivery-record.js';
import type { DeliveryOutcome, OpenDelivery } from '../domain/judge-delivery.js';

/** Opn's API may lag behind what it tells: a read so much after the event knew of it. */
const API_LAGS_MS = 2 * MINUTE_MS;

interface MissedRow extends Omit<MissedEvent, 'isKnown'> {
  readonly statusTold: ChargeStatus | null;
  readonly status: ChargeStatus | null;
  readonly lastReadAt: Instant | null;
}

@Injectable()
export class OpnDeliveriesTable extends OpnDeliveries {
  constructor(private readonly database: Database) {
    super();
  }

  async note(account: string, records: readonly DeliveryRecord[], now: Instant): Promise<void> {
    if (records.length === 0) return;
    const byId = new Map(records.map((record) => [record.eventId, record]));
    await this.database.query(NOTE, [account, JSON.stringify([...byId.values()]), now]);
  }

  open(
    account: string,
    limit: number,
  ): Promise<readonly (OpenDelivery & { readonly eventId: string })[]> {
    return this.database.query<OpenDelivery & { readonly eventId: string }>(OPEN, [account, limit]);
  }

  async settle(
    account: string,
    outcomes: ReadonlyMap<string, DeliveryOutcome>,
    now: Instant,
  ): Promise<void> {
    if (outcomes.size === 0) return;
    await this.database.query(
      `UPDATE opn_deliveries d SET outcome = o.outcome, judged_at = $4
       FROM unnest($2::text[], $3::text[]) AS o (event_id, outcome)
       WHERE d.account = $1 AND d.event_id = o.event_id AND d.outcome IS NULL`,
      [account, [...outcomes.keys()], [...outcomes.values()], now],
    );
  }

  async unread(account: string, since: Instant, limit: number): Promise<readonly MissedEvent[]> {
    const rows = await this.database.query<MissedRow>(UNREAD, [account, since, limit]);
    return rows.map(({ statusTold, status, lastReadAt, ...event }) => ({
      ...event,
      isKnown: knowsStatus(status, statusTold) || wasReadAfter(lastReadAt, event.createdAt),
    }));
  }

  noteRead(account: string, eventIds: readonly string[], now: Instant): Promise<void> {
    return this.stamp('read_at', 'event_id', account, eventIds, now);
  }

  async unreported(account: string, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT object_id AS id FROM opn_deliveries
       WHERE account = $1 AND outcome = 'missed' AND object_kind = 'charge'
         AND read_at IS NOT NULL AND reported_at IS NULL
       ORDER BY object_id LIMIT $2`,
      [account, limit],
    );
    return rows.map(({ id }) => id);
  }

  noteReported(account: string, chargeIds: readonly string[], now: Instant): Promise<void> {
    return this.stamp('reported_at', 'object_id', account, chargeIds, now);
  }

  async forget(account: string, before: Instant, limit: number): Promise<number> {
    const rows = await this.database.query(
      `DELETE FROM opn_deliveries WHERE account = $1 AND event_id IN (
         SELECT event_id FROM opn_deliveries WHERE account = $1 AND last_seen_at < $2
         ORDER BY last_seen_at LIMIT $3)
       RETURNING 1`,
      [account, before, limit],
    );
    return rows.length;
  }

  private async stamp(
    column: 'read_at' | 'reported_at',
    by: 'event_id' | 'object_id',
    account: string,
    ids: readonly string[],
    now: Instant,
  ): Promise<void> {
    if (ids.length === 0) return;
    await this.database.query(
      `UPDATE opn_deliveries SET ${column} = $3
       WHERE account = $1 AND outcome = 'missed' AND ${column} IS NULL AND ${by} = ANY($2)
         ${column === 'reported_at' ? REPORTABLE : ''}`,
      [account, ids, now],
    );
  }
}

const REPORTABLE = "AND object_kind = 'charge' AND read_at IS NOT NULL";

const knowsStatus = (known: ChargeStatus | null, told: ChargeStatus | null): boolean =>
  known !== null && told !== null && compareStatus(told, known) !== 'higher';

const wasReadAfter = (readAt: Instant | null, createdAt: Instant): boolean =>
  readAt !== null && epochMs(readAt) >= epochMs(plusMs(createdAt, API_LAGS_MS));

/** What was decided stands; that attempts were added is worth knowing all the same. */
const NOTE = `
  INSERT INTO opn_deliveries AS d (account, event_id, event_key, object_kind, object_id,
    status_told, created_at, attempts, failed_attempts, last_status, last_error, last_attempt_at,
    first_seen_at, last_seen_at)
  SELECT $1, r."eventId", r."eventKey", r."objectKind", r."objectId", r."statusTold",
    r."createdAt", r.attempts, r."failedAttempts", r."lastStatus", r."lastError",
    r."lastAttemptAt", $3, $3
  FROM jsonb_to_recordset($2::jsonb) AS r ("eventId" text, "eventKey" text, "objectKind" text,
    "objectId" text, "statusTold" text, "createdAt" timestamptz, attempts integer,
    "failedAttempts" integer, "lastStatus" integer, "lastError" text,
    "lastAttemptAt" timestamptz)
  ORDER BY r."eventId"
  ON CONFLICT (account, event_id) DO UPDATE
  SET attempts = excluded.attempts, failed_attempts = excluded.failed_attempts,
    last_status = excluded.last_status, last_error = excluded.last_error,
    last_attempt_at = excluded.last_attempt_at,
    last_seen_at = greatest(d.last_seen_at, excluded.last_seen_at)`;

const OPEN = `
  SELECT d.event_id AS "eventId", d.created_at AS "createdAt", d.attempts,
    d.last_attempt_at AS "lastAttemptAt", d.first_seen_at AS "firstSeenAt",
    (SELECT min(i.received_at) FROM inbox i
     WHERE i.account = $1 AND i.object_id = d.object_id AND i.event_id = d.event_id)
      AS "receivedAt"
  FROM opn_deliveries d
  WHERE d.account = $1 AND d.outcome IS NULL
  ORDER BY d.created_at, d.event_id LIMIT $2`;

const UNREAD = `
  SELECT d.event_id AS "eventId", d.event_key AS "eventKey", d.object_kind AS "objectKind",
    d.object_id AS "objectId", d.created_at AS "createdAt", d.status_told AS "statusTold",
    c.status, coalesce(w.last_read_at, t.last_read_at) AS "lastReadAt"
  FROM opn_deliveries d
  LEFT JOIN charges c
    ON c.account = $1 AND c.id = d.object_id AND d.object_kind = 'charge'
  LEFT JOIN charge_watch w
    ON w.account = $1 AND w.charge_id = d.object_id AND d.object_kind = 'charge'
  LEFT JOIN transfer_watch t
    ON t.account = $1 AND t.transfer_id = d.object_id AND d.object_kind = 'transfer'
  WHERE d.account = $1 AND d.outcome = 'missed' AND d.judged_at >= $2
    AND d.read_at IS NULL AND d.object_kind IN ('charge', 'transfer')
  ORDER BY d.judged_at, d.created_at LIMIT $3`;

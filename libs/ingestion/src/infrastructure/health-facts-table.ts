import { CHARGE_KIND } from '#charges';
import { Database } from '#database';
import { DAY_MS, HOUR_MS, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { satang } from '#money';
import { Injectable } from '@nestjs/common';
import { HealthFacts } from '../application/health-facts.js';
import type {
  DeliveryFacts,
  InboxFacts,
  JobFacts,
  OpenChargeFacts,
  RefusalFacts,
  WebhookFacts,
} from '../application/health-facts.js';
import * as ask from './health-questions.js';
import { firstInboxId } from './inbox-table-writer.js';

const COMPARED_DAYS = 7;

/** News is only what a webhook has had the time to tell. */
const TOLD_WITHIN_MS = 2 * MINUTE_MS;

/** Opn decides about an ended QR within some minutes: the grace of STUCK_PENDING. */
const PAST_EXPIRY_AFTER_MS = 30 * MINUTE_MS;

const OVERDUE_AFTER_MS = 5 * MINUTE_MS;

@Injectable()
export class HealthFactsTable extends HealthFacts {
  constructor(private readonly database: Database) {
    super();
  }

  async webhooks(account: string, now: Instant): Promise<WebhookFacts> {
    const hours = Array.from({ length: COMPARED_DAYS }, (_, day) => {
      const middle = plusMs(now, -(day + 1) * DAY_MS);
      return [plusMs(middle, -HOUR_MS / 2), plusMs(middle, HOUR_MS / 2)] as const;
    });
    const row = await this.one<ask.WebhookRow>(ask.WEBHOOKS, [
      ...[account, firstInboxId(plusMs(now, -HOUR_MS)), firstInboxId(plusMs(now, -DAY_MS))],
      ...[hours.map(([from]) => firstInboxId(from)), hours.map(([, to]) => firstInboxId(to))],
    ]);
    const known = hours.map(([from]) => row.first_at !== null && from >= row.first_at);
    return {
      lastAt: row.last_at,
      inLastHour: row.in_hour,
      inLastDay: row.in_day,
      comparableHours: (row.hours ?? []).filter((_, day) => known[day]),
    };
  }

  async refusals(account: string, now: Instant): Promise<RefusalFacts> {
    const [hour, day] = [plusMs(now, -HOUR_MS), plusMs(now, -DAY_MS)];
    const row = await this.one<ask.RefusalRow>(ask.REFUSALS, [account, hour, day]);
    return {
      inLastHour: Number(row.in_hour),
      inLastDay: Number(row.in_day),
      sinceLastWebhook: Number(row.in_a_row),
      since: row.since,
      lastReason: row.last_reason,
    };
  }

  inbox(account: string): Promise<InboxFacts> {
    return this.one<InboxFacts>(ask.INBOX, [account]);
  }

  async deliveries(account: string, now: Instant, from: Instant | null): Promise<DeliveryFacts> {
    const values = [account, plusMs(now, -DAY_MS), from];
    const row = await this.one<ask.DeliveryRow>(ask.DELIVERIES, values);
    const { failed_at: at, failed_key: eventKey, failed_status: status } = row;
    return {
      failed: row.failed,
      lastFailed: at && eventKey ? { at, eventKey, status, error: row.failed_error } : null,
      missed: row.missed,
      missedInARow: row.missed_in_a_row,
      chargesMissed: row.charges_missed,
    };
  }

  async openCharges(account: string, now: Instant, from: Instant | null): Promise<OpenChargeFacts> {
    const row = await this.one<ask.OpenChargeRow>(ask.OPEN_CHARGES, [
      ...[account, plusMs(now, -PAST_EXPIRY_AFTER_MS), plusMs(now, -OVERDUE_AFTER_MS)],
      ...[plusMs(now, -TOLD_WITHIN_MS), `${CHARGE_KIND}/${account}/`, `${CHARGE_KIND}/${account}0`],
      from,
    ]);
    const { past, past_amount: amount, oldest_at: oldestAt } = row;
    return {
      pending: row.pending,
      pastExpiry: { count: past, amount: satang(amount), oldestAt },
      readsOverdue: row.overdue,
      newsRead: row.news,
    };
  }

  jobs(account: string): Promise<readonly JobFacts[]> {
    return this.database.query<JobFacts>(ask.JOBS, [account]);
  }

  private async one<Row extends object>(text: string, values: readonly unknown[]): Promise<Row> {
    const [row] = await this.database.query<Row>(text, values);
    return row as Row; // each of these questions is answered with exactly one row
  }
}

import { randomUUID } from 'node:crypto';
import { Database } from '#database';
import { plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CLAIMED_FOR_MS, NotificationOutbox } from '../application/notification-outbox.js';
import type {
  ChannelNumbers,
  ClaimedDelivery,
  NotificationFilter,
  NotificationView,
  Settlement,
} from '../application/notification-outbox.js';
import type { ChannelTrouble } from '../domain/channel-trouble.js';
import { deliveryId } from '../domain/delivery.js';
import { LONGEST_WAIT_MS } from '../domain/next-try.js';
import type { Notification } from '../domain/notification.js';
import { listNotifications, notificationFrom } from './notification-rows.js';
import type { NotificationRow } from './notification-rows.js';
import {
  ABANDONED,
  CLAIM,
  FORGET,
  NUMBERS,
  PUT,
  REDELIVER,
  SETTLE,
  TROUBLES,
} from './outbox-statements.js';

interface ClaimedRow extends NotificationRow {
  readonly attempts: number;
  readonly first_tried_at: Instant;
}

const NOT_CONFIGURED = 'no channel of this name is configured any more';

/** Two tables; whatever is claimed or settled is one statement. */
@Injectable()
export class NotificationOutboxTable extends NotificationOutbox {
  constructor(private readonly database: Database) {
    super();
  }

  async put(notification: Notification, channels: readonly string[]): Promise<boolean> {
    const { account, key, kind, audience, severity, content, createdAt } = notification;
    const values = [account, key, kind, audience, severity, JSON.stringify(content), createdAt];
    const rows = await this.database.query(PUT, [...values, channels]);
    return rows.length > 0;
  }

  async claim(
    account: string,
    channel: string,
    now: Instant,
    limit: number,
  ): Promise<readonly ClaimedDelivery[]> {
    const claim = randomUUID();
    const beyond = plusMs(now, LONGEST_WAIT_MS);
    const values = [account, channel, now, beyond, CLAIMED_FOR_MS, limit, claim];
    const rows = await this.database.query<ClaimedRow>(CLAIM, values);
    return rows.map((row) => ({
      id: deliveryId(account, row.key, channel),
      channel,
      claim,
      attempts: row.attempts,
      firstTriedAt: row.first_tried_at,
      notification: notificationFrom(row),
    }));
  }

  async settle(delivery: ClaimedDelivery, settlement: Settlement, now: Instant): Promise<void> {
    const { channel, claim, notification } = delivery;
    const { state } = settlement;
    await this.database.query(SETTLE, [
      ...[notification.account, notification.key, channel, claim, state],
      state === 'waiting' ? settlement.nextAttemptAt : now,
      state === 'delivered' ? settlement.note : settlement.error,
      state === 'delivered' ? now : null,
    ]);
  }

  async giveUpAbandoned(
    account: string,
    configured: readonly string[],
    before: Instant,
  ): Promise<number> {
    const values = [account, configured, before, NOT_CONFIGURED];
    return (await this.database.query(ABANDONED, values)).length;
  }

  async redeliver(
    account: string,
    key: string,
    channels: readonly string[],
    now: Instant,
  ): Promise<void> {
    await this.database.query(REDELIVER, [account, key, channels, now]);
  }

  list(
    account: string,
    filter: NotificationFilter,
    limit: number,
    after: { readonly createdAt: Instant; readonly key: string } | null,
  ): Promise<readonly NotificationView[]> {
    return listNotifications(this.database, account, filter, limit, after);
  }

  async forget(account: string, before: Instant, limit: number): Promise<number> {
    return (await this.database.query(FORGET, [account, before, limit])).length;
  }

  numbers(account: string): Promise<readonly ChannelNumbers[]> {
    return this.database.query<ChannelNumbers>(NUMBERS, [account]);
  }

  troubles(account: string, since: Instant): Promise<readonly ChannelTrouble[]> {
    return this.database.query<ChannelTrouble>(TROUBLES, [account, since]);
  }
}

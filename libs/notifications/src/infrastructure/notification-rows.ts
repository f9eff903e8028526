import type { Database } from '#database';
import type { Instant } from '#kernel';
import type {
  DeliveryView,
  NotificationFilter,
  NotificationView,
} from '../application/notification-outbox.js';
import { deliveryId } from '../domain/delivery.js';
import type { DeliveryState } from '../domain/delivery.js';
import type {
  Audience,
  Notification,
  NotificationContent,
  Severity,
} from '../domain/notification.js';

export interface NotificationRow {
  readonly account: string;
  readonly key: string;
  readonly kind: string;
  readonly audience: Audience;
  readonly severity: Severity;
  readonly content: NotificationContent;
  readonly created_at: Instant;
}

export const notificationFrom = (row: NotificationRow): Notification => ({
  account: row.account,
  key: row.key,
  kind: row.kind,
  audience: row.audience,
  severity: row.severity,
  content: row.content,
  createdAt: row.created_at,
});

interface DeliveryRow {
  readonly key: string;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_attempt_at: Instant;
  readonly last_error: string | null;
  readonly delivered_at: Instant | null;
}

const LIST = `
  SELECT n.account, n.key, n.kind, n.audience, n.severity, n.content, n.created_at
  FROM notifications n
  WHERE n.account = $1 AND ($2::text IS NULL OR n.key = $2) AND ($3::text IS NULL OR n.kind = $3)
    AND ($4::text IS NULL OR EXISTS (
      SELECT 1 FROM notification_deliveries d
      WHERE d.account = $1 AND d.key = n.key AND d.state = $4))
    AND ($5::timestamptz IS NULL OR (n.created_at, n.key) < ($5, $6::text COLLATE "C"))
  ORDER BY n.created_at DESC, n.key DESC LIMIT $7`;

const DELIVERIES = `
  SELECT key, channel, state, attempts, next_attempt_at, last_error, delivered_at
  FROM notification_deliveries WHERE account = $1 AND key = ANY ($2::text[])
  ORDER BY key, channel`;

export async function listNotifications(
  database: Database,
  account: string,
  { key, kind, state }: NotificationFilter,
  limit: number,
  after: { readonly createdAt: Instant; readonly key: string } | null,
): Promise<readonly NotificationView[]> {
  const filter = [account, key ?? null, kind ?? null, state ?? null];
  const place = [after?.createdAt ?? null, after?.key ?? null, limit];
  const rows = await database.query<NotificationRow>(LIST, [...filter, ...place]);
  const keys = rows.map((row) => row.key);
  const deliveries = await database.query<DeliveryRow>(DELIVERIES, [account, keys]);
  return rows.map((row) => ({
    ...notificationFrom(row),
    deliveries: deliveries
      .filter((delivery) => delivery.key === row.key)
      .map((delivery) => deliveryFrom(account, delivery)),
  }));
}

const deliveryFrom = (account: string, row: DeliveryRow): DeliveryView => ({
  id: deliveryId(account, row.key, row.channel),
  channel: row.channel,
  state: row.state,
  attempts: row.attempts,
  nextAttemptAt: row.state === 'waiting' ? row.next_attempt_at : null,
  lastError: row.last_error,
  deliveredAt: row.delivered_at,
});

export type { Channel, DeliveryTry } from './application/channel.port.js';
export { Channels } from './application/channels.js';
export { DeliverNotifications } from './application/deliver-notifications.command.js';
export { ForgetNotifications } from './application/forget-notifications.command.js';
export { ListNotifications } from './application/list-notifications.query.js';
export { NotificationOutbox } from './application/notification-outbox.js';
export type {
  ChannelNumbers,
  DeliveryView,
  NotificationView,
} from './application/notification-outbox.js';
export { QueueNotification } from './application/queue-notification.command.js';
export { RedeliverNotification } from './application/redeliver-notification.command.js';
export { SendLimits } from './application/send-limits.js';
export { testChannel } from './application/test-channel.js';
export type { ChannelTest } from './application/test-channel.js';
export { WatchChannels } from './application/watch-channels.command.js';
export { DELIVERY_STATES } from './domain/delivery.js';
export type { DeliveryState, Outcome } from './domain/delivery.js';
export { AUDIENCES, SEVERITIES } from './domain/notification.js';
export type {
  Audience,
  Fact,
  Facts,
  Notification,
  NotificationContent,
  NotificationText,
  OfferedFile,
  Severity,
} from './domain/notification.js';
export { EmailChannel } from './infrastructure/email-channel.js';
export { LineChannel } from './infrastructure/line-channel.js';
export { NotificationThread } from './infrastructure/notification-thread.js';
export type { ThreadDelivery, ToldState } from './infrastructure/notification-thread.js';
export { SlackChannel } from './infrastructure/slack-channel.js';
export { WebhookChannel } from './infrastructure/webhook-channel.js';
export { NotificationsModule } from './notifications.module.js';

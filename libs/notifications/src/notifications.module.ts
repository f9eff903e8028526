import { Clock, SystemClock } from '#kernel';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import type { Channel } from './application/channel.port.js';
import { Channels } from './application/channels.js';
import { DeliverNotificationsHandler } from './application/deliver-notifications.command.js';
import { ForgetNotificationsHandler } from './application/forget-notifications.command.js';
import { ListNotificationsHandler } from './application/list-notifications.query.js';
import { NotificationOutbox } from './application/notification-outbox.js';
import { QueueNotificationHandler } from './application/queue-notification.command.js';
import { RedeliverNotificationHandler } from './application/redeliver-notification.command.js';
import { SendLimits } from './application/send-limits.js';
import { SendOnce } from './application/send-once.js';
import { WatchChannelsHandler } from './application/watch-channels.command.js';
import { NotificationThread } from './infrastructure/notification-thread.js';
import { NotificationOutboxTable } from './infrastructure/notification-outbox-table.js';

const PROVIDERS: readonly Provider[] = [
  { provide: Clock, useClass: SystemClock },
  { provide: NotificationOutbox, useClass: NotificationOutboxTable },
  { provide: SendLimits, useValue: new SendLimits() },
  DeliverNotificationsHandler,
  ForgetNotificationsHandler,
  ListNotificationsHandler,
  NotificationThread,
  QueueNotificationHandler,
  RedeliverNotificationHandler,
  SendOnce,
  WatchChannelsHandler,
];

/** Telling people, by the channels that this installation has. */
@Module({})
export class NotificationsModule {
  /** `home` is the account in whose name news of the channels themselves are told. */
  static with(channels: readonly Channel[], home: string): DynamicModule {
    return {
      module: NotificationsModule,
      providers: [...PROVIDERS, { provide: Channels, useValue: new Channels(channels, home) }],
      exports: [Channels, NotificationOutbox, NotificationThread],
    };
  }
}

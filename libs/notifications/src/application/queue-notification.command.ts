import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Notification } from '../domain/notification.js';
import { Channels } from './channels.js';
import { NotificationOutbox } from './notification-outbox.js';

/** Tells whoever it is for, once per key; answers whether it was new. */
export class QueueNotification extends Command<boolean> {
  constructor(readonly notification: Notification) {
    super();
  }
}

@CommandHandler(QueueNotification)
export class QueueNotificationHandler implements ICommandHandler<QueueNotification> {
  constructor(
    private readonly outbox: NotificationOutbox,
    private readonly channels: Channels,
  ) {}

  execute({ notification }: QueueNotification): Promise<boolean> {
    return this.outbox.put(notification, this.channels.namesFor(notification));
  }
}

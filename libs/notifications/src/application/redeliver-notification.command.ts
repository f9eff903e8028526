import { Clock } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { NoChannelError, NotificationUnknownError } from '../domain/notification.errors.js';
import { Channels } from './channels.js';
import { NotificationOutbox } from './notification-outbox.js';
import type { NotificationView } from './notification-outbox.js';

/** Sends it again, by every channel that takes it: under the same ids, as the state is the same. */
export class RedeliverNotification extends Command<NotificationView> {
  constructor(
    readonly account: string,
    readonly key: string,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(RedeliverNotification)
export class RedeliverNotificationHandler implements ICommandHandler<RedeliverNotification> {
  private readonly logger = new Logger(RedeliverNotificationHandler.name);

  constructor(
    private readonly outbox: NotificationOutbox,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  async execute({ account, key, by }: RedeliverNotification): Promise<NotificationView> {
    const channels = this.channels.namesFor(await this.find(account, key));
    if (channels.length === 0) throw new NoChannelError(key);
    await this.outbox.redeliver(account, key, channels, this.clock.now());
    this.logger.log(`${account}: ${key} is to be delivered again, asked for by ${by}`);
    return this.find(account, key);
  }

  private async find(account: string, key: string): Promise<NotificationView> {
    const [found] = await this.outbox.list(account, { key }, 1, null);
    if (!found) throw new NotificationUnknownError(account, key);
    return found;
  }
}

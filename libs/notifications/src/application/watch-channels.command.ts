import { Clock, isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  CHANNEL_FAILING,
  CHANNEL_RECOVERED,
  channelAbout,
  channelFailing,
  channelRecovered,
} from '../domain/channel-notification.js';
import {
  GIVEN_UP_IS_NEWS_MS,
  hasRecovered,
  isFailing,
  together,
} from '../domain/channel-trouble.js';
import type { ChannelTrouble } from '../domain/channel-trouble.js';
import type { Notification } from '../domain/notification.js';
import { Channels } from './channels.js';
import { NotificationOutbox } from './notification-outbox.js';

/** The last of each channel are among these: there is one a day of each at most. */
const LOOKED_BACK = 100;

/**
 * Tells operators, by the other channels, of one that does not get through, and when it does
 * again. Answers how many were told of, by key, so that it never goes round in circles: a channel
 * that fails because of this very notification is told of once a day as well.
 */
export class WatchChannels extends Command<number> {
  constructor(readonly accounts: readonly string[]) {
    super();
  }
}

@CommandHandler(WatchChannels)
export class WatchChannelsHandler implements ICommandHandler<WatchChannels> {
  private readonly logger = new Logger(WatchChannelsHandler.name);

  constructor(
    private readonly outbox: NotificationOutbox,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  async execute({ accounts }: WatchChannels): Promise<number> {
    const now = this.clock.now();
    const since = plusMs(now, -GIVEN_UP_IS_NEWS_MS);
    const found: ChannelTrouble[] = [];
    for (const account of accounts) found.push(...(await this.outbox.troubles(account, since)));
    let told = 0;
    for (const trouble of together(found)) {
      if (!this.channels.names.includes(trouble.channel)) continue;
      const news = await this.newsOf(trouble, now);
      if (news !== null && (await this.tell(news))) told += 1;
    }
    return told;
  }

  private async newsOf(trouble: ChannelTrouble, now: Instant): Promise<Notification | null> {
    const { home } = this.channels;
    if (isFailing(trouble, now)) return channelFailing(home, trouble, now);
    const failing = await this.lastToldAt(CHANNEL_FAILING, trouble.channel);
    if (failing === null || !hasRecovered(trouble, failing)) return null;
    const recovered = await this.lastToldAt(CHANNEL_RECOVERED, trouble.channel);
    const isToldOf = recovered !== null && !isBefore(recovered, failing);
    return isToldOf ? null : channelRecovered(home, trouble, now);
  }

  private async lastToldAt(kind: string, channel: string): Promise<Instant | null> {
    const told = await this.outbox.list(this.channels.home, { kind }, LOOKED_BACK, null);
    return told.find((one) => channelAbout(one) === channel)?.createdAt ?? null;
  }

  private async tell(notification: Notification): Promise<boolean> {
    const others = this.channels.namesFor(notification);
    const isNew = await this.outbox.put(notification, others);
    if (!isNew) return false;
    const by = others.length > 0 ? `told by ${others.join(', ')}` : 'no other channel can tell it';
    const text = `${notification.content.texts.en.summary} (${by})`;
    if (notification.kind === CHANNEL_FAILING) this.logger.error(text);
    else this.logger.log(text);
    return true;
  }
}

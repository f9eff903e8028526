import { Clock, plusMs, withLogFields } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { GIVEN_UP_AFTER_MS, nextTry } from '../domain/next-try.js';
import { redactedReason } from '../domain/redacted-reason.js';
import type { Channel } from './channel.port.js';
import { Channels } from './channels.js';
import { NotificationOutbox } from './notification-outbox.js';
import type { ClaimedDelivery, Settlement } from './notification-outbox.js';
import { SendOnce } from './send-once.js';
import type { TryResult } from './send-once.js';

/** Deliveries of one channel that are sent at the same time, for one account. */
const AT_ONCE = 4;

/** What is left over is due at the next tick. */
const MAX_ROUNDS = 50;

/** Sends what is due for an account, channel by channel; answers how much was delivered. */
export class DeliverNotifications extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(DeliverNotifications)
export class DeliverNotificationsHandler implements ICommandHandler<DeliverNotifications> {
  private readonly logger = new Logger(DeliverNotificationsHandler.name);

  constructor(
    private readonly outbox: NotificationOutbox,
    private readonly channels: Channels,
    private readonly once: SendOnce,
    private readonly clock: Clock,
  ) {}

  /** A channel that is out of order holds up no other. */
  async execute({ account }: DeliverNotifications): Promise<number> {
    const { all, names } = this.channels;
    const long = plusMs(this.clock.now(), -GIVEN_UP_AFTER_MS);
    await this.outbox.giveUpAbandoned(account, names, long);
    const sent = await Promise.all(all.map((channel) => this.workOff(account, channel)));
    return sent.reduce((sum, count) => sum + count, 0);
  }

  /** A round in which nothing arrived is the last: a receiver that is down is not hammered. */
  private async workOff(account: string, channel: Channel): Promise<number> {
    let delivered = 0;
    for (let round = 0; round < MAX_ROUNDS && !this.once.isStopping; round += 1) {
      const due = await this.outbox.claim(account, channel.name, this.clock.now(), AT_ONCE);
      const arrived = await Promise.all(due.map((one) => this.deliver(channel, one)));
      const count = arrived.filter(Boolean).length;
      delivered += count;
      if (count === 0) break;
    }
    return delivered;
  }

  private async deliver(channel: Channel, delivery: ClaimedDelivery): Promise<boolean> {
    const settlement = this.settlementOf(await this.once.send(channel, delivery), delivery);
    await this.outbox.settle(delivery, settlement, this.clock.now());
    this.note(delivery, settlement);
    return settlement.state === 'delivered';
  }

  private settlementOf(result: TryResult, delivery: ClaimedDelivery): Settlement {
    const now = this.clock.now();
    if (result === null) return { state: 'waiting', nextAttemptAt: now, error: HANDED_OVER };
    if (result.kind === 'delivered') return { state: 'delivered', note: noteOf(result) };
    const error = redactedReason(result.reason);
    const nextAttemptAt = nextTry(result, delivery, now);
    return nextAttemptAt === null
      ? { state: 'given_up', error }
      : { state: 'waiting', nextAttemptAt, error };
  }

  private note({ channel, attempts, notification }: ClaimedDelivery, settled: Settlement): void {
    const { account, key } = notification;
    const told = `${account}: ${key}`;
    withLogFields({ account, key, channel, attempts }, () => {
      if (settled.state === 'delivered') this.logger.log(`${told} was delivered by ${channel}`);
      if (settled.state === 'waiting') this.logger.debug(`${told} waits: ${settled.error}`);
      if (settled.state !== 'given_up') return;
      const tries = `after ${attempts} tries: ${settled.error}`;
      this.logger.error(`${told} is given up on ${channel} ${tries}`);
    });
  }
}

const noteOf = ({ note }: { readonly note?: string }): string | null =>
  note === undefined ? null : redactedReason(note);

const HANDED_OVER = 'the worker ended while it was being sent; it may have arrived';

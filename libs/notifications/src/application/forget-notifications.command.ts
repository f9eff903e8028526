import { Clock, DAY_MS, plusMs } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { NotificationOutbox } from './notification-outbox.js';

/** Longer than a financial year and its closing, so that "were we told?" has an answer. */
export const NOTIFICATIONS_KEPT_MS = 400 * DAY_MS;
const FORGOTTEN_AT_ONCE = 1_000;
const MOST_ROUNDS = 100;

/** Removes notifications that are long settled; answers how many. What still waits, stays. */
export class ForgetNotifications extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(ForgetNotifications)
export class ForgetNotificationsHandler implements ICommandHandler<ForgetNotifications> {
  constructor(
    private readonly outbox: NotificationOutbox,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: ForgetNotifications): Promise<number> {
    const before = plusMs(this.clock.now(), -NOTIFICATIONS_KEPT_MS);
    let forgotten = 0;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const gone = await this.outbox.forget(account, before, FORGOTTEN_AT_ONCE);
      forgotten += gone;
      if (gone < FORGOTTEN_AT_ONCE) break;
    }
    return forgotten;
  }
}

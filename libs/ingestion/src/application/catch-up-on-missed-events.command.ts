import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { judgeDelivery } from '../domain/judge-delivery.js';
import type { DeliveryOutcome } from '../domain/judge-delivery.js';
import { LogOpening } from './log-opening.js';
import { OpnDeliveries } from './opn-deliveries.js';
import { ReadMissedEvents } from './read-missed-events.js';

const JUDGED_PER_ROUND = 1_000;
const MOST_ROUNDS = 20;

export interface CaughtUp {
  /** Events that turned out to be missed. */
  readonly missed: number;
  /** Missed events whose charge or transfer was asked for. */
  readonly read: number;
}

/** Decides which of Opn's events never reached us, and reads what they were about. */
export class CatchUpOnMissedEvents extends Command<CaughtUp> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(CatchUpOnMissedEvents)
export class CatchUpOnMissedEventsHandler implements ICommandHandler<CatchUpOnMissedEvents> {
  constructor(
    private readonly deliveries: OpnDeliveries,
    private readonly reading: ReadMissedEvents,
    private readonly opening: LogOpening,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: CatchUpOnMissedEvents): Promise<CaughtUp> {
    const missed = await this.judge(account);
    return { missed, read: await this.reading.read(account) };
  }

  private async judge(account: string): Promise<number> {
    let missed = 0;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const open = await this.deliveries.open(account, JUDGED_PER_ROUND);
      if (open.length === 0) return missed;
      const openedAt = await this.opening.of(account);
      const now = this.clock.now();
      const outcomes = new Map<string, DeliveryOutcome>();
      for (const one of open) {
        const outcome = openedAt && judgeDelivery(one, openedAt, now);
        if (outcome) outcomes.set(one.eventId, outcome);
      }
      await this.deliveries.settle(account, outcomes, now);
      missed += [...outcomes.values()].filter((outcome) => outcome === 'missed').length;
      if (open.length < JUDGED_PER_ROUND || outcomes.size === 0) return missed;
    }
    return missed;
  }
}

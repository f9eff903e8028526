import { Clock, laterOf } from '#kernel';
import type { Instant } from '#kernel';
import { decodeEvent } from '#opn';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { decodedOrError } from '../domain/decoded-or-error.js';
import { deliveryRecord } from '../domain/delivery-record.js';
import type { DeliveryRecord } from '../domain/delivery-record.js';
import { eventWindow } from '../domain/event-window.js';
import { unavailableStatus } from '../domain/unavailable-source.js';
import { OpnAccounts } from './opn-accounts.js';
import { OpnDeliveries } from './opn-deliveries.js';

export type EventsAnswer =
  | {
      readonly outcome: 'read';
      readonly events: number;
      /** Items of the list that are no event as we can read one. */
      readonly unreadable: number;
      /** When the last event was created; null if there is none. */
      readonly latest: Instant | null;
    }
  /** Opn does not show its events to this account or key; nothing depends on it. */
  | { readonly outcome: 'unavailable' };

/**
 * Reads what Opn says it told us, and how we answered: since `reached`, which the last reading
 * got to, or the last day. It decides nothing; `CatchUpOnMissedEvents` does.
 */
export class ReadOpnEvents extends Command<EventsAnswer> {
  constructor(
    readonly account: string,
    readonly reached: Instant | null = null,
    readonly progress?: () => Promise<void>,
  ) {
    super();
  }
}

@CommandHandler(ReadOpnEvents)
export class ReadOpnEventsHandler implements ICommandHandler<ReadOpnEvents> {
  private readonly logger = new Logger(ReadOpnEvents.name);

  constructor(
    private readonly opn: OpnAccounts,
    private readonly deliveries: OpnDeliveries,
    private readonly clock: Clock,
  ) {}

  async execute(reading: ReadOpnEvents): Promise<EventsAnswer> {
    try {
      return await this.read(reading);
    } catch (error) {
      if (unavailableStatus(error) === null) throw error;
      return { outcome: 'unavailable' };
    }
  }

  private async read({ account, reached, progress }: ReadOpnEvents): Promise<EventsAnswer> {
    const window = eventWindow(reached, this.clock.now());
    let [events, unreadable] = [0, 0];
    let latest: Instant | null = null;
    for await (const { items } of this.opn.client(account).listEvents(window)) {
      const records = items.flatMap(recordIn);
      await this.deliveries.note(account, records, this.clock.now());
      [events, unreadable] = [events + records.length, unreadable + items.length - records.length];
      for (const { createdAt } of records) latest = latest ? laterOf(latest, createdAt) : createdAt;
      await progress?.();
    }
    if (unreadable > 0) this.logger.warn(`${unreadable} events of ${account} cannot be read.`);
    return { outcome: 'read', events, unreadable, latest };
  }
}

/** None, if it is no event: this list is about deliveries, and no money depends on it. */
function recordIn(raw: unknown): readonly DeliveryRecord[] {
  const event = decodedOrError(decodeEvent, raw);
  return event instanceof Error ? [] : [deliveryRecord(event, raw)];
}

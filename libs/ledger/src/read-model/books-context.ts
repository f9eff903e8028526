import { ACCOUNT_KIND, evolveSettings } from '#accounts';
import type { AccountContext, AccountEvent } from '#accounts';
import type { BusinessDay } from '#calendar';
import { DAY_KIND } from '#days';
import type { DayEvent } from '#days';
import type { ProjectionContext, Recorded } from '#event-store';
import { KnownTransfers, knownTransfers } from './known-transfers.js';

/**
 * What the books know beside the event at hand: the account's settings, its closed days, and the
 * transfers that the batch is about.
 */
export interface BooksContext extends AccountContext {
  readonly closed: ReadonlySet<BusinessDay>;
  readonly transfers: KnownTransfers;
}

export const booksContext: ProjectionContext<BooksContext, AccountEvent | DayEvent> = {
  initial: { settings: null, closed: new Set(), transfers: new KnownTransfers(new Map()) },
  kinds: [ACCOUNT_KIND, DAY_KIND],
  evolve: (context, event) =>
    isDayEvent(event)
      ? { ...context, closed: new Set(context.closed).add(event.data.day) }
      : { ...context, settings: evolveSettings(context.settings, event) },
  prepare: async (context, batch) => ({ ...context, transfers: await knownTransfers(batch) }),
};

function isDayEvent(event: Recorded<AccountEvent | DayEvent>): event is Recorded<DayEvent> {
  return event.stream.startsWith(`${DAY_KIND}/`);
}

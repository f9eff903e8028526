import { ACCOUNT_KIND, evolveSettings } from '#accounts';
import type { AccountContext, AccountEvent } from '#accounts';
import type { BusinessDay, Month } from '#calendar';
import { DAY_KIND, evolveClosedMonths, isIssuing, PERIOD_KIND } from '#days';
import type { DayEvent, PeriodEvent } from '#days';
import type { ProjectionContext, Recorded } from '#event-store';
import { KnownPostings, knownPostings } from './known-postings.js';
import { KnownTransfers, knownTransfers } from './known-transfers.js';

/**
 * What the books know beside the event at hand: the account's settings, its closed days and months,
 * the transfers that the batch is about, and what is posted of what it may undo.
 */
export interface BooksContext extends AccountContext {
  readonly closed: ReadonlySet<BusinessDay>;
  readonly closedMonths: ReadonlySet<Month>;
  readonly transfers: KnownTransfers;
  readonly posted: KnownPostings;
}

type ContextEvent = AccountEvent | DayEvent | PeriodEvent;

export const booksContext: ProjectionContext<BooksContext, ContextEvent> = {
  initial: {
    settings: null,
    closed: new Set(),
    closedMonths: new Set(),
    transfers: new KnownTransfers(new Map()),
    posted: new KnownPostings(),
  },
  kinds: [ACCOUNT_KIND, DAY_KIND, PERIOD_KIND],
  evolve: (context, event) => {
    if (isOfDay(event)) {
      if (!isIssuing(event)) return context;
      return { ...context, closed: new Set(context.closed).add(event.data.day) };
    }
    if (isOfMonth(event)) {
      return { ...context, closedMonths: evolveClosedMonths(context.closedMonths, event) };
    }
    return { ...context, settings: evolveSettings(context.settings, event) };
  },
  prepare: async (context, batch) => ({
    ...context,
    transfers: await knownTransfers(batch),
    posted: await knownPostings(batch),
  }),
};

type Told = Recorded<ContextEvent>;

const isOfDay = (event: Told): event is Recorded<DayEvent> =>
  event.stream.startsWith(`${DAY_KIND}/`);

const isOfMonth = (event: Told): event is Recorded<PeriodEvent> =>
  event.stream.startsWith(`${PERIOD_KIND}/`);

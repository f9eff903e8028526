import { ACCOUNT_KIND, evolveSettings } from '#accounts';
import type { AccountContext, AccountEvent } from '#accounts';
import type { BusinessDay } from '#calendar';
import { DAY_KIND } from '#days';
import type { DayEvent } from '#days';
import type { ProjectionContext, Recorded } from '#event-store';

/** What the books know beside the event at hand: the account's settings and its closed days. */
export interface BooksContext extends AccountContext {
  readonly closed: ReadonlySet<BusinessDay>;
}

export const booksContext: ProjectionContext<BooksContext, AccountEvent | DayEvent> = {
  initial: { settings: null, closed: new Set() },
  kinds: [ACCOUNT_KIND, DAY_KIND],
  evolve: (context, event) =>
    isDayEvent(event)
      ? { ...context, closed: new Set(context.closed).add(event.data.day) }
      : { ...context, settings: evolveSettings(context.settings, event) },
};

function isDayEvent(event: Recorded<AccountEvent | DayEvent>): event is Recorded<DayEvent> {
  return event.stream.startsWith(`${DAY_KIND}/`);
}

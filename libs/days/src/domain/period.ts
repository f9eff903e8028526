import type { Month } from '#calendar';
import type { Decider } from '#event-store';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { PeriodClosed, periodEvents, PeriodReopened } from './period.events.js';
import type { ClosedPeriod, PeriodEvent } from './period.events.js';

/** A month is open (null) until it is closed, and again once it is reopened. */
export interface Period {
  readonly isClosed: boolean;
}

export type PeriodOrder = { readonly at: Instant } & (
  | { readonly kind: 'close'; readonly closed: ClosedPeriod }
  | {
      readonly kind: 'reopen';
      readonly month: Month;
      readonly by: string;
      readonly reason: string;
    }
);

const MAX_REASON_LENGTH = 500;

/** Closing what is closed changes nothing; reopening needs a reason, and a closed month. */
function decide(order: PeriodOrder, period: Period | null): readonly PeriodEvent[] {
  const isClosed = period?.isClosed ?? false;
  if (order.kind === 'close') return isClosed ? [] : [closing(order.at, order.closed)];
  const { at, month, by } = order;
  const reason = saidWhy(order.reason, `${month} is reopened`);
  if (!isClosed) throw new DomainError('period.not_closed', `${month} is not closed.`);
  return [new PeriodReopened(at, { month, by, reason })];
}

function closing(at: Instant, closed: ClosedPeriod): PeriodClosed {
  const { month, provisional } = closed;
  if (!provisional) return new PeriodClosed(at, closed);
  const note = saidWhy(provisional.note, `${month} is closed with provisional days`);
  return new PeriodClosed(at, { ...closed, provisional: { ...provisional, note } });
}

function saidWhy(text: string, what: string): string {
  const reason = text.trim();
  if (reason !== '' && reason.length <= MAX_REASON_LENGTH) return reason;
  throw new DomainError(
    'period.reason_missing',
    `Say in 1 to ${MAX_REASON_LENGTH} characters why ${what}.`,
  );
}

export const periodDecider: Decider<Period | null, PeriodOrder, PeriodEvent> = {
  initial: null,
  decide,
  evolve: (_period, { type }) => ({ isClosed: type === 'PeriodClosed' }),
  events: periodEvents,
};

/** The months that are closed after these events, in their order. */
export function evolveClosedMonths(
  months: ReadonlySet<Month>,
  { type, data }: PeriodEvent,
): ReadonlySet<Month> {
  const others = [...months].filter((month) => month !== data.month);
  return new Set(type === 'PeriodClosed' ? [...others, data.month] : others);
}

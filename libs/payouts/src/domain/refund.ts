import type { Decider } from '#event-store';
import { isNews } from './read-content.js';
import type { ReadAt } from './read-content.js';
import { refundEvents, RefundObserved } from './refund.events.js';
import type { Refund, RefundEvent } from './refund.events.js';

type Seen = ReadAt<Refund>;

/** The first event is of the refund's creation, each later one of the read that showed a change. */
function decide(seen: Seen, known: Seen | null): readonly RefundEvent[] {
  if (known === null) return [new RefundObserved(seen.createdAt, seen)];
  return isNews(seen, known) ? [new RefundObserved(seen.readAt, seen)] : [];
}

export const refundDecider: Decider<Seen | null, Seen, RefundEvent> = {
  initial: null,
  decide,
  evolve: (_, { data }) => data,
  events: refundEvents,
};

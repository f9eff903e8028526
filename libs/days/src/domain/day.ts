import type { Decider } from '#event-store';
import type { Instant } from '#kernel';
import { DayClosed, dayEvents, DayRestated, isIssuing } from './day.events.js';
import type { DayEvent, IssuedDay } from './day.events.js';

/** The life of a settlement day: open (null), closed as version 1, restated as 2 and later. */
export interface SettlementDay {
  readonly version: number;
  readonly digest: string;
}

/** A version that is ready to be issued, on top of the one it replaces (0: none). */
export interface DayOrder {
  readonly at: Instant;
  readonly issued: IssuedDay;
  /** Why the day is restated; ignored for version 1. */
  readonly reason: string;
  /** Its rows may be those of the version before: all of its sources could be read by now. */
  readonly isConfirmed: boolean;
}

/** Issuing what is issued already changes nothing: two closings at once make one version. */
function decide(order: DayOrder, day: SettlementDay | null): readonly DayEvent[] {
  const { at, issued, reason, isConfirmed } = order;
  const next = (day?.version ?? 0) + 1;
  if (issued.version !== next || (issued.digest === day?.digest && !isConfirmed)) return [];
  return [next === 1 ? new DayClosed(at, issued) : new DayRestated(at, { ...issued, reason })];
}

/** Who signs a version changes nothing of it. */
const evolve = (day: SettlementDay | null, event: DayEvent): SettlementDay | null =>
  isIssuing(event) ? { version: event.data.version, digest: event.data.digest } : day;

export const dayDecider: Decider<SettlementDay | null, DayOrder, DayEvent> = {
  initial: null,
  decide,
  evolve,
  events: dayEvents,
};

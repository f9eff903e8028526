import type { BusinessDay } from '#calendar';
import { DAY_MS, epochMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { zoneOffsets } from '../../domain/zoned-time-text.js';

/** Excel counts days; this is how many had passed on 1 January 1970. */
const DAYS_BEFORE_1970 = 25_569;
const SECONDS_PER_DAY = DAY_MS / SECOND_MS;

/** A day as Excel's number; it has no time of day and no time zone. */
export const dayNumber = (day: BusinessDay): number =>
  Date.parse(`${day}T00:00:00Z`) / DAY_MS + DAYS_BEFORE_1970;

export type TimeNumber = (instant: Instant) => number;

/** Instants as Excel's numbers in `timeZone`, whole seconds: Excel rounds, and would round up. */
export function timeNumbersIn(timeZone: string): TimeNumber {
  const offsetOf = zoneOffsets(timeZone);
  return (instant) => {
    const localMs = epochMs(instant) + offsetOf(instant);
    return Math.floor(localMs / SECOND_MS) / SECONDS_PER_DAY + DAYS_BEFORE_1970;
  };
}

import { zoneOffsetMs } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DAY_MS, epochMs, MINUTE_MS, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/** Excel counts days; this is how many had passed on 1 January 1970. */
const DAYS_BEFORE_1970 = 25_569;
const SECONDS_PER_DAY = DAY_MS / SECOND_MS;
/** Clocks are changed on a quarter of an hour, so the offset is the same within one. */
const QUARTER_MS = 15 * MINUTE_MS;

/** A day as Excel's number; it has no time of day and no time zone. */
export const dayNumber = (day: BusinessDay): number =>
  Date.parse(`${day}T00:00:00Z`) / DAY_MS + DAYS_BEFORE_1970;

export type TimeNumber = (instant: Instant) => number;

/** Instants as Excel's numbers in `timeZone`, whole seconds: Excel rounds, and would round up. */
export function timeNumbersIn(timeZone: string): TimeNumber {
  const offsets = new Map<number, number>();
  return (instant) => {
    const ms = epochMs(instant);
    const quarter = Math.floor(ms / QUARTER_MS);
    let offsetMs = offsets.get(quarter);
    if (offsetMs === undefined) {
      offsetMs = zoneOffsetMs(instant, timeZone);
      offsets.set(quarter, offsetMs);
    }
    return Math.floor((ms + offsetMs) / SECOND_MS) / SECONDS_PER_DAY + DAYS_BEFORE_1970;
  };
}

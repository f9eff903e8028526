import { addDays, lastDayOf, monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';

/** Days that have been closed, whatever their version. */
export type ClosedDays = ReadonlySet<BusinessDay>;

export type ClosedMonths = ReadonlySet<Month>;

/**
 * Where a fact of a day is posted: in that day, or in the first open one after it. What a closed
 * month states held at its end, so a day before it is as little open as one within it.
 */
export function postingDay(
  day: BusinessDay,
  closed: ClosedDays,
  months: ClosedMonths = new Set(),
): BusinessDay {
  let open = day;
  for (const month of months) if (lastDayOf(month) >= open) open = addDays(lastDayOf(month), 1);
  while (closed.has(open)) open = addDays(open, 1);
  return open;
}

/** Whether a day lies in a closed month, or before one: what comes of it is an adjustment (A1). */
export const isBeforeOpenMonths = (day: BusinessDay, months: ClosedMonths): boolean =>
  [...months].some((month) => month >= monthOf(day));

import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';

/** Days that have been closed, whatever their version. */
export type ClosedDays = ReadonlySet<BusinessDay>;

/** Where a fact of a day is posted: in that day, or if it is closed in the first open one after. */
export function postingDay(day: BusinessDay, closed: ClosedDays): BusinessDay {
  let open = day;
  while (closed.has(open)) open = addDays(open, 1);
  return open;
}

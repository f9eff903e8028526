import type { PayoutRules } from '#accounts';
import { addBankBusinessDays, addDays } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';

const DAYS_OF_WEEK = 7;
/** Two weeks show a weekday twice, and a holiday may have moved a transfer. */
export const RHYTHM_DAYS = 3 * DAYS_OF_WEEK;

/**
 * On which days scheduled transfers seem to be made, where nobody has said it: every bank business
 * day if the last two had one, else the weekdays that had one in the last week and in the one
 * before. Null: no rhythm shows, such as with one a month, and none can be missed.
 */
export function rhythmOf(
  seen: readonly BusinessDay[],
  holidays: Holidays,
): PayoutRules['scheduledOn'] {
  const days = new Set(seen);
  const [last = null] = [...days].sort().reverse();
  if (last === null) return null;
  const isDaily = seen.some((day) => day < last && addBankBusinessDays(day, 1, holidays) === last);
  if (isDaily) return 'bank-business-days';
  const inLastWeek = [...days].filter((day) => day > addDays(last, -DAYS_OF_WEEK));
  const again = inLastWeek.filter((day) => days.has(addDays(day, -DAYS_OF_WEEK)));
  return again.length === 0 ? null : again.map(weekdayOf).sort();
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: BusinessDay): number =>
  new Date(`${day}T00:00:00Z`).getUTCDay() || DAYS_OF_WEEK;

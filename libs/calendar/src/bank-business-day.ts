import { addDays } from './business-day.js';
import type { BusinessDay } from './business-day.js';

const SATURDAY = 6;
const SUNDAY = 0;

/** Days on which banks are closed although it is no weekend. */
export type Holidays = ReadonlySet<BusinessDay>;

const NO_HOLIDAYS: Holidays = new Set();

export function isBankBusinessDay(day: BusinessDay, holidays: Holidays = NO_HOLIDAYS): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY && !holidays.has(day);
}

/** The bank business day that is `count` such days after `day`; 0: the day, or the next one. */
export function addBankBusinessDays(
  day: BusinessDay,
  count: number,
  holidays: Holidays = NO_HOLIDAYS,
): BusinessDay {
  let current = day;
  for (let left = count; left > 0 || !isBankBusinessDay(current, holidays);) {
    if (isBankBusinessDay(current, holidays)) left -= 1;
    current = addDays(current, 1);
  }
  return current;
}

/** Bank business days that have begun after `from`, up to and with `to`: an age. */
export function bankBusinessDaysBetween(
  from: BusinessDay,
  to: BusinessDay,
  holidays: Holidays = NO_HOLIDAYS,
): number {
  let age = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isBankBusinessDay(day, holidays)) age += 1;
  }
  return age;
}

import { DomainError } from '#kernel';
import { addDays, FIRST_DAY, LAST_DAY } from './business-day.js';
import type { BusinessDay } from './business-day.js';

declare const kind: unique symbol;

/** A calendar month of business days, such as `2026-11`. */
export type Month = string & { readonly [kind]: 'month' };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MONTH_CHARACTERS = 7;
const LONGEST_MONTH = 31;

/** Reads `2026-11`, of the years 2000 to 2199; refuses anything else (`month.invalid`). */
export function parseMonth(text: string): Month {
  if (!MONTH.test(text)) {
    throw new DomainError('month.invalid', `"${text}" is not a month such as 2026-11.`);
  }
  const [first, last] = [monthOf(FIRST_DAY), monthOf(LAST_DAY)];
  if (text >= first && text <= last) return text as Month;
  throw new DomainError('month.invalid', `"${text}" is not between ${first} and ${last}.`);
}

export const monthOf = (day: BusinessDay): Month => day.slice(0, MONTH_CHARACTERS) as Month;

export const firstDayOf = (month: Month): BusinessDay => `${month}-01` as BusinessDay;

export const lastDayOf = (month: Month): BusinessDay =>
  addDays(firstDayOf(addMonths(month, 1)), -1);

/** The month that is `count` months later, or earlier if it is negative. */
export function addMonths(month: Month, count: number): Month {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, MONTH_CHARACTERS) as Month;
}

/** All days of a month, the first one first. */
export function daysOf(month: Month): readonly BusinessDay[] {
  const first = firstDayOf(month);
  const all = Array.from({ length: LONGEST_MONTH }, (_, index) => addDays(first, index));
  return all.filter((day) => monthOf(day) === month);
}

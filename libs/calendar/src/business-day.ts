import { DAY_MS, DomainError, instantFromMs } from '#kernel';

declare const kind: unique symbol;

/** A day of the settlement report, `YYYY-MM-DD`. Text order is time order. */
export type BusinessDay = string & { readonly [kind]: 'business-day' };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Outside of these years a day is a typing error, or counted from the Buddha. */
export const FIRST_DAY = '2000-01-01' as BusinessDay;
export const LAST_DAY = '2199-12-31' as BusinessDay;

/**
 * Reads a day that somebody states: it exists, and is of the years 2000 to 2199. `2026-02-30`,
 * `20/11/2026` and `2569-11-20` are `day.invalid`.
 */
export function parseBusinessDay(text: string): BusinessDay {
  const day = parseAnyDay(text);
  if (day >= FIRST_DAY && day <= LAST_DAY) return day;
  throw new DomainError(
    'day.invalid',
    `"${text}" is not between ${FIRST_DAY} and ${LAST_DAY}; write years as 2026, not as 2569.`,
  );
}

/** The same in whatever year: of days that come from facts, and not from what somebody types. */
export function parseAnyDay(text: string): BusinessDay {
  const ms = SHAPE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || !instantFromMs(ms).startsWith(text)) {
    throw new DomainError('day.invalid', `"${text}" is not a day such as 2026-11-20.`);
  }
  return text as BusinessDay;
}

export function addDays(day: BusinessDay, days: number): BusinessDay {
  const ms = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
  return instantFromMs(ms).slice(0, 'YYYY-MM-DD'.length) as BusinessDay;
}

/** Whole days from `from` to `to`; negative if `to` comes first. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

import { DAY_MS, DomainError, instantFromMs } from '#kernel';

declare const kind: unique symbol;

/** A day of the settlement report, `YYYY-MM-DD`. Text order is time order. */
export type BusinessDay = string & { readonly [kind]: 'business-day' };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a day that exists; `2026-02-30` and `20/11/2026` are `day.invalid`. */
export function parseBusinessDay(text: string): BusinessDay {
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

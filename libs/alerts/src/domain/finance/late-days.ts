import { addDays, clockTime } from '#calendar';
import type { BusinessDay } from '#calendar';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';

/** When reports are promised. */
export interface PromiseRules {
  readonly timeZone: string;
  /** Nothing was promised here before; what ended earlier is due with the first morning after. */
  readonly openedOn: BusinessDay;
  readonly promisedHourOn: (day: BusinessDay) => string;
}

/** By when the report of a day is promised: on the morning after it. */
export function promisedAt(day: BusinessDay, rules: PromiseRules): Instant {
  const { openedOn, promisedHourOn, timeZone } = rules;
  const last = day < openedOn ? openedOn : day;
  return clockTime(addDays(last, 1), promisedHourOn(day), timeZone);
}

/** The last day whose promised hour has come; one before all that is promised if none has. */
export function lastPromised(today: BusinessDay, rules: PromiseRules, now: Instant): BusinessDay {
  let day = today;
  while (day >= rules.openedOn && isBefore(now, promisedAt(day, rules))) day = addDays(day, -1);
  return day;
}

/** Those whose promised hour has come, in their order. */
export const pastTheirHour = (
  days: readonly BusinessDay[],
  rules: PromiseRules,
  now: Instant,
): readonly BusinessDay[] => days.filter((day) => !isBefore(now, promisedAt(day, rules)));

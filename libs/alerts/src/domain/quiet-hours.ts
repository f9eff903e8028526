import type { AlertRules } from '#accounts';
import { isBankBusinessDay, zoneOffsetMs } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import { epochMs, instantFromMs, isBefore } from '#kernel';
import type { Instant } from '#kernel';
import type { Urgency } from './alert-kind.js';

type HourRules = Pick<AlertRules, 'quietFrom' | 'quietUntil' | 'quietOnHolidays' | 'digestHour'>;

/** When people of an account are told. */
export interface Hours {
  readonly timeZone: string;
  readonly holidays: Holidays;
  readonly rules: HourRules;
}

/** What the clock on the wall says. */
interface WallClock {
  readonly day: BusinessDay;
  /** `HH:MM`. */
  readonly time: string;
}

export function wallClock(now: Instant, timeZone: string): WallClock {
  const local = instantFromMs(epochMs(now) + zoneOffsetMs(now, timeZone));
  const [day = '', time = ''] = local.split('T');
  return { day: day as BusinessDay, time: time.slice(0, 'HH:MM'.length) };
}

/** Whether people are left alone with what can wait. */
export function isQuiet(now: Instant, { timeZone, holidays, rules }: Hours): boolean {
  const { day, time } = wallClock(now, timeZone);
  const { quietFrom, quietUntil, quietOnHolidays } = rules;
  if (quietOnHolidays && !isBankBusinessDay(day, holidays)) return true;
  // From 20:00 to 08:00 it goes through midnight; the same twice, and there are none.
  return quietFrom <= quietUntil
    ? time >= quietFrom && time < quietUntil
    : time >= quietFrom || time < quietUntil;
}

/** Whether it is left to a digest. */
export const waits = (urgency: Urgency, now: Instant, hours: Hours): boolean =>
  urgency === 'digest' || (urgency === 'by-day' && isQuiet(now, hours));

/**
 * Since when people can be told of it; null: they cannot now. A night does not count, and what the
 * morning's digest says is not said again beside it.
 */
export function reachableSince(urgency: Urgency, now: Instant, hours: Hours): Instant | null {
  if (waits(urgency, now, hours)) return null;
  const { quietFrom, quietUntil } = hours.rules;
  if (urgency === 'any-hour' || quietFrom === quietUntil) return instantFromMs(0);
  const digestAt = digestMoment(now, hours);
  return isBefore(now, digestAt) ? null : digestAt;
}

/** When the digest of the day was due, or will be. */
export function digestMoment(now: Instant, { timeZone, rules }: Hours): Instant {
  const { day } = wallClock(now, timeZone);
  return instantFromMs(Date.parse(`${day}T${rules.digestHour}:00Z`) - zoneOffsetMs(now, timeZone));
}

/** The day whose digest may be made by now; null: none is, at this hour or on this day. */
export function digestDay(now: Instant, { timeZone, holidays, rules }: Hours): BusinessDay | null {
  const { day, time } = wallClock(now, timeZone);
  if (time < rules.digestHour) return null;
  return rules.quietOnHolidays && !isBankBusinessDay(day, holidays) ? null : day;
}

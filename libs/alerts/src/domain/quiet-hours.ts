import { isQuietTime } from '#accounts';
import type { AlertRules } from '#accounts';
import { isBankBusinessDay, zoneOffsetMs } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import { epochMs, instantFromMs } from '#kernel';
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
  return isDayOff(day, holidays, rules) || isQuietTime(time, rules);
}

/** Whether it is left to a digest. */
export const waits = (urgency: Urgency, now: Instant, hours: Hours): boolean =>
  urgency === 'digest' || (urgency === 'by-day' && isQuiet(now, hours));

/** When the digest of the day was due, or will be. */
export function digestMoment(now: Instant, { timeZone, rules }: Hours): Instant {
  const { day } = wallClock(now, timeZone);
  return instantFromMs(Date.parse(`${day}T${rules.digestHour}:00Z`) - zoneOffsetMs(now, timeZone));
}

/**
 * The day whose digest may be made by now; null: none is, at this hour or on this day. One that
 * nobody made in time does not come at night.
 */
export function digestDay(now: Instant, { timeZone, holidays, rules }: Hours): BusinessDay | null {
  const { day, time } = wallClock(now, timeZone);
  const { digestHour } = rules;
  if (time < digestHour || isDayOff(day, holidays, rules)) return null;
  return isQuietTime(time, rules) && !isQuietTime(digestHour, rules) ? null : day;
}

const isDayOff = (day: BusinessDay, holidays: Holidays, { quietOnHolidays }: HourRules): boolean =>
  quietOnHolidays && !isBankBusinessDay(day, holidays);

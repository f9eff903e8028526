import { addDays, parseBusinessDay } from '#calendar';
import type { BusinessDay, DayWindow } from '#calendar';
import { DAY_MS, epochMs, HOUR_MS, instantFromMs, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/** Bangkok has been seven hours ahead for a century, and knows no summer time. */
const AHEAD_MS = 7 * HOUR_MS;

/** The simulated shop's days begin and end at midnight in Bangkok. */
export const bangkokDayOf = (instant: Instant): BusinessDay =>
  parseBusinessDay(instantFromMs(epochMs(instant) + AHEAD_MS).slice(0, 'YYYY-MM-DD'.length));

export function bangkokWindow(day: BusinessDay): DayWindow {
  const fromMs = Date.parse(`${day}T00:00:00Z`) - AHEAD_MS;
  return { from: instantFromMs(fromMs), to: instantFromMs(fromMs + DAY_MS) };
}

export const lastCompleteDay = (now: Instant): BusinessDay => addDays(bangkokDayOf(now), -1);

/** A clock time in Bangkok. */
export const bangkokTime = (
  day: BusinessDay,
  hours: number,
  minutes: number,
  seconds = 0,
): Instant =>
  plusMs(bangkokWindow(day).from, hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS);

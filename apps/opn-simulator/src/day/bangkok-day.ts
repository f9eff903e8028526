import {
  addDays,
  BANGKOK,
  businessDayOf,
  dayWindow,
  parseBusinessDay,
  parseCutoff,
} from '#calendar';
import type { BusinessDay, DayRules, DayWindow } from '#calendar';
import { HOUR_MS, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/** The simulated shop's days begin and end at midnight in Bangkok. */
const MIDNIGHT: DayRules = {
  timeZone: BANGKOK,
  cutoffs: [{ from: parseBusinessDay('2000-01-01'), time: parseCutoff('00:00') }],
};

export const bangkokDayOf = (instant: Instant): BusinessDay => businessDayOf(instant, MIDNIGHT);

export const bangkokWindow = (day: BusinessDay): DayWindow => dayWindow(day, MIDNIGHT);

export const lastCompleteDay = (now: Instant): BusinessDay => addDays(bangkokDayOf(now), -1);

/** A clock time in Bangkok. */
export const bangkokTime = (
  day: BusinessDay,
  hours: number,
  minutes: number,
  seconds = 0,
): Instant =>
  plusMs(bangkokWindow(day).from, hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS);

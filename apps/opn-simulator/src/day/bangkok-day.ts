import {
  addDays,
  BANGKOK,
  businessDayOf,
  dayWindow,
  parseBusinessDay,
  parseCutoff,
} from '#calendar';
import type { BusinessDay, DayRules, DayWindow } from '#calendar';
import type { Instant } from '#kernel';

/** The simulated shop's days begin and end at midnight in Bangkok. */
const MIDNIGHT: DayRules = {
  timeZone: BANGKOK,
  cutoffs: [{ from: parseBusinessDay('2000-01-01'), time: parseCutoff('00:00') }],
};

export const bangkokDayOf = (instant: Instant): BusinessDay => businessDayOf(instant, MIDNIGHT);

export const bangkokWindow = (day: BusinessDay): DayWindow => dayWindow(day, MIDNIGHT);

export const lastCompleteDay = (now: Instant): BusinessDay => addDays(bangkokDayOf(now), -1);

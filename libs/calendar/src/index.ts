export {
  addDays,
  daysBetween,
  FIRST_DAY,
  LAST_DAY,
  parseAnyDay,
  parseBusinessDay,
} from './business-day.js';
export type { BusinessDay } from './business-day.js';
export { businessDayOf, dayWindow, parseCutoff } from './cutoff.js';
export type { CutoffRule, CutoffTime, DayRules, DayWindow } from './cutoff.js';
export { BANGKOK, parseTimeZone, zoneOffsetMs } from './time-zone.js';
export {
  addBankBusinessDays,
  bankBusinessDaysBetween,
  isBankBusinessDay,
} from './bank-business-day.js';
export type { Holidays } from './bank-business-day.js';
export { KNOWN_BANK_HOLIDAYS } from './known-bank-holidays.js';
export { addMonths, daysOf, firstDayOf, lastDayOf, monthOf, parseMonth } from './month.js';
export type { Month } from './month.js';
export { clockTime, dayText, monthText, timeText } from './shown-times.js';

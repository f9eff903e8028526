export { DaysModule } from './days.module.js';
export { isBeforeOpenMonths, postingDay } from './domain/closed-days.js';
export type { ClosedDays, ClosedMonths } from './domain/closed-days.js';
export { dayDecider } from './domain/day.js';
export { dayEvents } from './domain/day.events.js';
export type {
  BankPosting,
  DayClosed,
  DayEvent,
  DayRestated,
  IssuedDay,
  LateMatches,
} from './domain/day.events.js';
export { DAY_KIND, dayStream } from './domain/day-stream.js';
export { DayReader } from './read-model/day-reader.js';
export { evolveClosedMonths, periodDecider } from './domain/period.js';
export type { PeriodOrder } from './domain/period.js';
export { periodEvents } from './domain/period.events.js';
export type { ClosedPeriod, PeriodClosed, PeriodEvent } from './domain/period.events.js';
export { PERIOD_KIND, periodStream } from './domain/period-stream.js';
export { PeriodReader } from './read-model/period-reader.js';

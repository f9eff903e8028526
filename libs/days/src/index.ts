export { DaysModule } from './days.module.js';
export { isBeforeOpenMonths, postingDay } from './domain/closed-days.js';
export type { ClosedDays, ClosedMonths } from './domain/closed-days.js';
export { dayDecider } from './domain/day.js';
export { dayEvents, isIssuing } from './domain/day.events.js';
export type {
  BankPosting,
  DayClosed,
  DayEvent,
  DayRestated,
  IssuedDay,
  IssuingEvent,
  LateMatches,
} from './domain/day.events.js';
export { SIGN_OFF_STEPS, signOffDecider } from './domain/sign-off.js';
export type { SignOff, SignOffKind, SignOffOrder } from './domain/sign-off.js';
export type { OpenBreak } from './domain/sign-off.errors.js';
export { DAY_KIND, dayStream } from './domain/day-stream.js';
export { DayReader } from './read-model/day-reader.js';
export { SignOffReader } from './read-model/sign-off-reader.js';
export type { SignedStep, SignOffStatus, VersionSignOff } from './read-model/sign-off-reader.js';
export { evolveClosedMonths, periodDecider } from './domain/period.js';
export type { PeriodOrder } from './domain/period.js';
export { periodEvents } from './domain/period.events.js';
export type { ClosedPeriod, PeriodClosed, PeriodEvent } from './domain/period.events.js';
export { PERIOD_KIND, periodStream } from './domain/period-stream.js';
export { PeriodReader } from './read-model/period-reader.js';
export type { LatestVersion } from './domain/latest-version.js';
export { LatestVersions } from './read-model/latest-versions.js';

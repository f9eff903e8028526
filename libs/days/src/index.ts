export { DaysModule } from './days.module.js';
export { postingDay } from './domain/closed-days.js';
export type { ClosedDays } from './domain/closed-days.js';
export { dayDecider } from './domain/day.js';
export { dayEvents } from './domain/day.events.js';
export type { DayClosed, DayEvent, DayRestated, IssuedDay } from './domain/day.events.js';
export { DAY_KIND, dayStream } from './domain/day-stream.js';
export { DayReader } from './read-model/day-reader.js';

/** A calendar of the generator's own: days are texts, and Bangkok is seven hours ahead. */
export type Day = string;

const DAY_MS = 86_400_000;
const SATURDAY = 6;

export const MONTH = '2026-12';
export const FIRST_DAY: Day = '2026-12-01';
export const LAST_DAY: Day = '2026-12-31';
/** Trade goes on after the month, for its last money to arrive and its documents to come. */
export const LAST_TRADE_DAY: Day = '2027-01-06';
export const LAST_LOOK: Day = '2027-01-08';

/** On which banks are closed beside weekends; the account is told so. */
export const HOLIDAYS: readonly Day[] = ['2026-12-07', '2026-12-10', '2026-12-31', '2027-01-01'];

export const after = (day: Day, days = 1): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export function isBankDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < SATURDAY && !HOLIDAYS.includes(day);
}

export function bankDayAfter(day: Day, count = 1): Day {
  let found = day;
  for (let left = count; left > 0; left -= isBankDay(found) ? 1 : 0) found = after(found);
  return found;
}

export function daysBetween(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = after(day)) days.push(day);
  return days;
}

/** A clock time in Bangkok as Opn writes it: `at('2026-12-01', '08:05')`. */
export const at = (day: Day, time: string): string =>
  written(Date.parse(`${day}T${time}:00+07:00`));

export const minutesAfter = (instant: string, minutes: number): string =>
  written(Date.parse(instant) + minutes * 60_000);

export const dayIn = (instant: string): Day =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

const written = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

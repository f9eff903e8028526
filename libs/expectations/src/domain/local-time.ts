import { addDays, zoneOffsetMs } from '#calendar';
import type { BusinessDay } from '#calendar';
import { instantFromMs } from '#kernel';
import type { Instant } from '#kernel';

/** When clocks in a zone show this. Where they are set forward over it, the moment they are. */
export function localInstant(day: BusinessDay, time: string, timeZone: string): Instant {
  const local = Date.parse(`${day}T${time}Z`);
  const guess = instantFromMs(local - zoneOffsetMs(instantFromMs(local), timeZone));
  return instantFromMs(local - zoneOffsetMs(guess, timeZone));
}

/** The end of a day in a zone: what is due "on the 20th" is overdue when the 21st begins. */
export const endOfDay = (day: BusinessDay, timeZone: string): Instant =>
  localInstant(addDays(day, 1), '00:00:00', timeZone);

import { epochMs, instantFromMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { BusinessDay } from './business-day.js';
import type { Month } from './month.js';
import { zoneOffsetMs } from './time-zone.js';

/** `20/11/2026`. */
export function dayText(day: BusinessDay): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `11/2026`: as returns name a tax month. */
export function monthText(month: Month): string {
  const [year = '', number = ''] = month.split('-');
  return `${number}/${year}`;
}

/** `20/11/2026 10:02`, as clocks of the zone showed it. */
export function timeText(instant: Instant, timeZone: string): string {
  const local = instantFromMs(epochMs(instant) + zoneOffsetMs(instant, timeZone));
  const [day = '', time = ''] = local.split('T');
  return `${dayText(day as BusinessDay)} ${time.slice(0, 'HH:MM'.length)}`;
}

/** When clocks of the zone show a time of day such as `09:00` on a calendar day. */
export function clockTime(day: BusinessDay, time: string, timeZone: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const localMs = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * MINUTE_MS;
  return instantFromMs(localMs - zoneOffsetMs(instantFromMs(localMs), timeZone));
}

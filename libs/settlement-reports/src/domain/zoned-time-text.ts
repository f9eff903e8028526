import { zoneOffsetMs } from '#calendar';
import { epochMs, instantFromMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';

/** Clocks are changed on a quarter of an hour, so the offset is the same within one. */
const QUARTER_MS = 15 * MINUTE_MS;

/** How far a zone is ahead of UTC at an instant: looked up once for each quarter of an hour. */
export function zoneOffsets(timeZone: string): (instant: Instant) => number {
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(epochMs(instant) / QUARTER_MS);
    const offsetMs = known.get(quarter) ?? zoneOffsetMs(instant, timeZone);
    known.set(quarter, offsetMs);
    return offsetMs;
  };
}

/** `2026-11-20T10:48:31+07:00`: RFC 3339, as clocks showed it. */
export function zonedTexts(timeZone: string): (instant: Instant) => string {
  const offsetOf = zoneOffsets(timeZone);
  return (instant) => {
    const offsetMs = offsetOf(instant);
    const local = instantFromMs(epochMs(instant) + offsetMs).replace('Z', '');
    return local + offsetText(offsetMs);
  };
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${offsetMs < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

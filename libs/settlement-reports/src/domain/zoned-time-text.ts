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

/** Up to here the text of an instant is its minute: `2026-11-20T03:48`. */
const MINUTE_LENGTH = 16;
/** Of more minutes than a few days have, all are forgotten. */
const MOST_MINUTES = 10_000;

interface LocalMinute {
  readonly text: string;
  readonly offset: string;
}

/**
 * `2026-11-20T10:48:31+07:00`: RFC 3339, as clocks showed it. Zones are ahead of UTC by whole
 * minutes, so that the seconds stay as they are; each minute is worked out once.
 */
export function zonedTexts(timeZone: string): (instant: Instant) => string {
  const offsetOf = zoneOffsets(timeZone);
  const known = new Map<string, LocalMinute>();
  const workedOut = (instant: Instant, minute: string): LocalMinute => {
    const offsetMs = offsetOf(instant);
    const local = instantFromMs(epochMs(instant) + offsetMs).slice(0, MINUTE_LENGTH);
    const found = { text: local, offset: offsetText(offsetMs) };
    if (known.size >= MOST_MINUTES) known.clear();
    known.set(minute, found);
    return found;
  };
  return (instant) => {
    const minute = instant.slice(0, MINUTE_LENGTH);
    const { text, offset } = known.get(minute) ?? workedOut(instant, minute);
    return text + instant.slice(MINUTE_LENGTH, -1) + offset;
  };
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${offsetMs < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

import { DomainError, epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';

export const BANGKOK = 'Asia/Bangkok';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Clocks are changed on such marks nowadays; a span in which they were changed is never kept. */
const SPAN_MS = 15 * MINUTE_MS;
/** A hundred days and more of one zone. */
const MOST_SPANS = 10_000;
const offsets = new Map<string, number>();

/** How far local time is ahead of UTC at this instant. Bangkok: always 7 hours. */
export function zoneOffsetMs(instant: Instant, timeZone: string): number {
  const ms = epochMs(instant);
  const span = Math.floor(ms / SPAN_MS);
  const key = `${timeZone} ${span}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const first = offsetAt(span * SPAN_MS, timeZone);
  if (first !== offsetAt((span + 1) * SPAN_MS - 1, timeZone)) return offsetAt(ms, timeZone);
  if (offsets.size >= MOST_SPANS) offsets.clear();
  offsets.set(key, first);
  return first;
}

/** Asking the platform is dear, and asked of every fact there is. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  const local = `${date}T${parts['hour']}:${parts['minute']}:${parts['second']}Z`;
  return Date.parse(local) - Math.floor(ms / 1_000) * 1_000;
}

/** Refuses a name the platform does not know (`time_zone.invalid`). */
export function parseTimeZone(name: string): string {
  formatter(name);
  return name;
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const created = newFormatter(timeZone);
  formatters.set(timeZone, created);
  return created;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch (cause) {
    throw new DomainError(
      'time_zone.invalid',
      `"${timeZone}" is not a time zone such as Asia/Bangkok.`,
      {},
      { cause },
    );
  }
}

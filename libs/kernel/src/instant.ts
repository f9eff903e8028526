import { DomainError } from './domain-error.js';

declare const kind: unique symbol;

/** A moment in UTC as RFC 3339 text: `2026-11-20T03:48:31Z`, with milliseconds only if not zero. */
export type Instant = string & { readonly [kind]: 'instant' };

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-][01]\d:[0-5]\d)$/;

/** Years that every store, calendar and file can write with four digits, a day more or less. */
const EARLIEST_MS = Date.UTC(1_000, 0, 1);
const LATEST_MS = Date.UTC(9_999, 0, 1);

/** Reads any RFC 3339 time from the year 1000 on; throws `time.invalid` for everything else. */
export function parseInstant(text: string): Instant {
  const [, day] = RFC_3339.exec(text) ?? [];
  const ms = day !== undefined && isDate(day) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || ms < EARLIEST_MS || ms >= LATEST_MS) {
    throw new DomainError(
      'time.invalid',
      `"${text}" is not an RFC 3339 time such as 2026-11-20T03:48:31Z.`,
    );
  }
  return instantFromMs(ms);
}

/** What somebody else states as a time; null if it is none. */
export function instantOrNull(stated: unknown): Instant | null {
  try {
    return typeof stated === 'string' ? parseInstant(stated) : null;
  } catch {
    return null;
  }
}

/** `2026-02-30` has the shape of a day and is none; JavaScript would make it the 2nd of March. */
function isDate(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

export function instantFromMs(epochMs: number): Instant {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z') as Instant;
}

export const epochMs = (instant: Instant): number => Date.parse(instant);

export const plusMs = (instant: Instant, ms: number): Instant =>
  instantFromMs(epochMs(instant) + ms);

export const isBefore = (left: Instant, right: Instant): boolean => epochMs(left) < epochMs(right);

export const laterOf = (left: Instant, right: Instant): Instant =>
  isBefore(left, right) ? right : left;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

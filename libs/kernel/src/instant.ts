import { DomainError } from './domain-error.js';

declare const kind: unique symbol;

/** A moment in UTC as RFC 3339 text: `2026-11-20T03:48:31Z`, with milliseconds only if not zero. */
export type Instant = string & { readonly [kind]: 'instant' };

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Reads any RFC 3339 time; throws `time.invalid` for everything else. */
export function parseInstant(text: string): Instant {
  const ms = RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new DomainError(
      'time.invalid',
      `"${text}" is not an RFC 3339 time such as 2026-11-20T03:48:31Z.`,
    );
  }
  return instantFromMs(ms);
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

import { epochMs, HOUR_MS, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

const SOON_AFTER_EXPIRY_MS = 5 * SECOND_MS;
const EXPIRY_SETTLES_MS = 10 * MINUTE_MS;
const NEAR_EXPIRY_EVERY_MS = 30 * SECOND_MS;
const FIRST_HOUR_EVERY_MS = 5 * MINUTE_MS;
const FIRST_DAY_EVERY_MS = HOUR_MS;
const LATER_EVERY_MS = 6 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** What decides when a pending charge is read again. */
export interface PendingTimes {
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

/**
 * The next read of a pending charge: often while a buyer may be paying, densely around the QR's
 * end, when Opn's sweep decides, then ever more rarely, and never not at all.
 */
export function nextRead({ createdAt, expiresAt }: PendingTimes, readAt: Instant): Instant {
  const age = epochMs(readAt) - epochMs(createdAt);
  const sinceExpiry = expiresAt === null ? -Infinity : epochMs(readAt) - epochMs(expiresAt);
  if (sinceExpiry >= 0 && sinceExpiry < EXPIRY_SETTLES_MS)
    return plusMs(readAt, NEAR_EXPIRY_EVERY_MS);
  const planned = plusMs(readAt, intervalMs(age));
  const atExpiry = expiresAt === null ? planned : plusMs(expiresAt, SOON_AFTER_EXPIRY_MS);
  const passesExpiry = sinceExpiry < 0 && epochMs(planned) > epochMs(atExpiry);
  return passesExpiry ? atExpiry : planned;
}

function intervalMs(age: number): number {
  if (age < HOUR_MS) return FIRST_HOUR_EVERY_MS;
  return age < 2 * DAY_MS ? FIRST_DAY_EVERY_MS : LATER_EVERY_MS;
}

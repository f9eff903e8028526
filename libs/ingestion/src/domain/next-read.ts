import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/** What decides when a pending charge is read again. */
export interface PendingTimes {
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

/** Up to an age, so often; the last one has no end. */
type Rhythm = readonly (readonly [untilMs: number, everyMs: number])[];

/** No planned read is further ahead than that. */
export const LONGEST_PAUSE_MS = DAY_MS;

/** A buyer pays within minutes, or hardly at all; webhooks tell of nearly all of them. */
const SINCE_CREATION: Rhythm = [
  [HOUR_MS, 5 * MINUTE_MS],
  [2 * DAY_MS, HOUR_MS],
  [7 * DAY_MS, 6 * HOUR_MS],
  [Infinity, LONGEST_PAUSE_MS],
];

/**
 * Opn decides about ended QRs in a sweep of its own, every five minutes or so, and states that
 * sweep's time as the end. A charge that stays pending after some of them is not normal any more.
 */
const SINCE_EXPIRY: Rhythm = [
  [12 * MINUTE_MS, 30 * SECOND_MS],
  [HOUR_MS, 5 * MINUTE_MS],
  [DAY_MS, HOUR_MS],
  [7 * DAY_MS, 6 * HOUR_MS],
  [Infinity, LONGEST_PAUSE_MS],
];

const SOON_AFTER_EXPIRY_MS = 5 * SECOND_MS;

/**
 * The next read of a pending charge: often while a buyer may be paying, densely around the QR's
 * end, when Opn decides, then ever more rarely, and never not at all.
 */
export function nextRead({ createdAt, expiresAt }: PendingTimes, readAt: Instant): Instant {
  const ageMs = epochMs(readAt) - epochMs(createdAt);
  if (expiresAt === null) return plusMs(readAt, pauseMs(SINCE_CREATION, ageMs));
  const sinceExpiryMs = epochMs(readAt) - epochMs(expiresAt);
  if (sinceExpiryMs >= 0) return plusMs(readAt, pauseMs(SINCE_EXPIRY, sinceExpiryMs));
  const planned = plusMs(readAt, pauseMs(SINCE_CREATION, ageMs));
  const atExpiry = plusMs(expiresAt, SOON_AFTER_EXPIRY_MS);
  return epochMs(planned) < epochMs(atExpiry) ? planned : atExpiry;
}

const pauseMs = (rhythm: Rhythm, ageMs: number): number =>
  rhythm.find(([untilMs]) => ageMs < untilMs)?.[1] ?? LONGEST_PAUSE_MS;

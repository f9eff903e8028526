import { backoffMs, DAY_MS, epochMs, HOUR_MS, instantFromMs, laterOf } from '#kernel';
import { MINUTE_MS, plusMs, SECOND_MS, sha256 } from '#kernel';
import type { Backoff, Instant } from '#kernel';
import type { Outcome } from './delivery.js';

/** What may be well by itself: seconds at first, hours in the end. */
const AFTER_FAILURE: Backoff = { firstMs: 10 * SECOND_MS, capMs: 3 * HOUR_MS };

/** What somebody has to repair first is tried slowly, so that it is well soon after the repair. */
const AFTER_REFUSAL: Backoff = { firstMs: 30 * MINUTE_MS, capMs: 6 * HOUR_MS };

/** From the first try on; the last one falls on the end of it. */
export const GIVEN_UP_AFTER_MS = 3 * DAY_MS;

/** A receiver may ask for a longer wait, but not for the whole time there is. */
const LONGEST_RETRY_AFTER_MS = HOUR_MS;

/** Nothing is planned further ahead; what is, a clock that has jumped since has written. */
export const LONGEST_WAIT_MS = AFTER_REFUSAL.capMs;

/** A delivery that was just tried. */
export interface TriedDelivery {
  readonly id: string;
  /** Tries made, this one included. */
  readonly attempts: number;
  readonly firstTriedAt: Instant;
}

/** When to try again; null: give it up. Pure, so that it can be told in advance. */
export function nextTry(
  outcome: Exclude<Outcome, { readonly kind: 'delivered' }>,
  { id, attempts, firstTriedAt }: TriedDelivery,
  now: Instant,
): Instant | null {
  const end = plusMs(firstTriedAt, GIVEN_UP_AFTER_MS);
  if (outcome.kind === 'gone' || epochMs(now) >= epochMs(end)) return null;
  const backoff = outcome.kind === 'failed' ? AFTER_FAILURE : AFTER_REFUSAL;
  const planned = plusMs(now, backoffMs(attempts, backoff, seededBy(`${id}/${attempts}`)));
  const asked = outcome.kind === 'failed' ? (outcome.retryAfterMs ?? 0) : 0;
  const earliest = plusMs(now, Math.min(Math.max(asked, 0), LONGEST_RETRY_AFTER_MS));
  return instantFromMs(Math.min(epochMs(laterOf(planned, earliest)), epochMs(end)));
}

const HEX_DIGITS = 8;
const RANGE = 2 ** 32;

/** In [0, 1): the same for the same seed, and spread evenly over different ones. */
const seededBy = (seed: string) => (): number =>
  Number.parseInt(sha256(seed).slice(0, HEX_DIGITS), 16) / RANGE;

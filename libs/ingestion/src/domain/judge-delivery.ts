import { epochMs, laterOf, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import { CLOCKS_DIFFER_MS } from './clocks-differ.js';

/** What became of an event: its webhook reached us, or did not, or it was never meant for us. */
export type DeliveryOutcome = 'received' | 'missed' | 'earlier';

/** An event of Opn's that nothing was decided about. */
export interface OpenDelivery {
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly lastAttemptAt: Instant | null;
  readonly firstSeenAt: Instant;
  /** When its webhook came; null if none did. */
  readonly receivedAt: Instant | null;
}

/** An attempt that Opn speaks of has reached us by then, or never will. */
const MISSED_AFTER_MS = 2 * MINUTE_MS;

/** Where Opn speaks of no attempt, it may not have got to it yet. */
const UNTRIED_MISSED_AFTER_MS = 10 * MINUTE_MS;

/**
 * Null while it may still come. What Opn told before the account was opened here (`openedAt`) was
 * told to somebody else.
 */
export function judgeDelivery(
  delivery: OpenDelivery,
  openedAt: Instant,
  now: Instant,
): DeliveryOutcome | null {
  const { createdAt, attempts, lastAttemptAt, firstSeenAt, receivedAt } = delivery;
  if (receivedAt !== null) return 'received';
  const toldAt = lastAttemptAt ?? createdAt;
  if (epochMs(toldAt) < epochMs(openedAt) - CLOCKS_DIFFER_MS) return 'earlier';
  const [since, graceMs] =
    attempts > 0
      ? [toldAt, MISSED_AFTER_MS]
      : [laterOf(createdAt, firstSeenAt), UNTRIED_MISSED_AFTER_MS];
  return epochMs(now) >= epochMs(since) + graceMs ? 'missed' : null;
}

import { epochMs, HOUR_MS, isBefore } from './instant.js';
import type { Instant } from './instant.js';

/** No read waits longer than this between its request and the log, whatever is out of order. */
export const LONGEST_HELD_READ_MS = 6 * HOUR_MS;

/**
 * Whether a read, by when it was requested, is older than the one that is known. A known read of
 * much later was dated by a clock that was ahead for a moment: it must not hold up, until that
 * time has come, what Opn says since.
 */
export function isOlderRead(seen: Instant, known: Instant): boolean {
  return isBefore(seen, known) && epochMs(known) - epochMs(seen) < LONGEST_HELD_READ_MS;
}

/** The same asked the other way round; a read of the very same moment is neither. */
export const isNewerRead = (seen: Instant, known: Instant): boolean =>
  epochMs(seen) !== epochMs(known) && !isOlderRead(seen, known);

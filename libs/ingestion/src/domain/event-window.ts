import { epochMs, HOUR_MS, instantFromMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';

/** How often Opn's events are read. */
export const EVENTS_EVERY_MS = 10 * MINUTE_MS;

/** The first reading, and the one after a long standstill: as far as a day's QRs reach. */
const LONGEST_MS = 26 * HOUR_MS;

/** Read twice: attempts to deliver an event are added to it for a while. */
const OVERLAP_MS = 30 * MINUTE_MS;

/** What to read now; Opn's clock may run ahead of ours. */
export function eventWindow(
  reached: Instant | null,
  now: Instant,
): { readonly from: Instant; readonly to: Instant } {
  const earliestMs = epochMs(now) - LONGEST_MS;
  if (reached === null) return { from: instantFromMs(earliestMs), to: now };
  const goneOnMs = Math.min(epochMs(reached), epochMs(now)) - OVERLAP_MS;
  return { from: instantFromMs(Math.max(earliestMs, goneOnMs)), to: now };
}

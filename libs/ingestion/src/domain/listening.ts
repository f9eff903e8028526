import { isBefore, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';

/** What happened while nobody listened is found by reading within this time. */
export const READ_AFTERWARDS_MS = 15 * MINUTE_MS;

export interface ListeningFacts {
  readonly lastWebhookAt: Instant | null;
  /** The last time in which no process took webhooks; `to` is null while none does. */
  readonly away: { readonly from: Instant; readonly to: Instant | null } | null;
  /** When the process began that has been reading for the longest. */
  readonly readingSince: Instant | null;
}

/**
 * When webhooks could be taken again after a time in which nobody could, so that they are missed
 * only from then on; null: always, or one has come since. Where those who read have watched for
 * long that nobody takes webhooks, that is a silence like any other.
 */
export function listeningSince(facts: ListeningFacts): Instant | null {
  const { lastWebhookAt, away, readingSince } = facts;
  if (away === null) return null;
  const since = away.to ?? readingSince;
  if (since === null || isBefore(since, away.from)) return null;
  return lastWebhookAt !== null && isBefore(since, lastWebhookAt) ? null : since;
}

/** News that was read before then may be of the time in which nobody listened. */
export const untoldFrom = (since: Instant | null): Instant | null =>
  since && plusMs(since, READ_AFTERWARDS_MS);

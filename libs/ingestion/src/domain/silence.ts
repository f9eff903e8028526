import { epochMs, HOUR_MS, laterOf, MINUTE_MS, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/**
 * `normal`: webhooks come as they usually do at this hour. `quiet`: none for long, and reading
 * found no news that one should have told of. `silent`: there was news, and nobody told us.
 * `unknown`: too little has happened here at this hour of the day to say what is usual.
 */
export type SilenceVerdict = 'normal' | 'quiet' | 'silent' | 'unknown';

export interface SilenceFacts {
  readonly now: Instant;
  readonly lastWebhookAt: Instant | null;
  /** Webhooks in the hour around this time of day, on each earlier day that is known. */
  readonly comparableHours: readonly number[];
  /** Charges that became known or changed by reading since the last webhook, not just now. */
  readonly newsRead: number;
  /** Webhooks in a row, up to now, that Opn knows of and that never came. */
  readonly missedInARow: number;
  /** When webhooks could be taken again after a time in which nobody could; null: always. */
  readonly listeningSince: Instant | null;
}

export interface Silence {
  readonly verdict: SilenceVerdict;
  /** Since when nobody told us anything; null if nobody ever did. */
  readonly since: Instant | null;
  /** What patience is counted from: `since`, or when webhooks could be taken again. */
  readonly waitingSince: Instant | null;
  /** Usual time between two webhooks at this hour; null if that is not known. */
  readonly usualGapMs: number | null;
  /** How long no webhook is nothing unusual; null if that is not known. */
  readonly patienceMs: number | null;
  readonly reason: string;
}

/** So many lost in a row are no accident. */
const MISSED_IN_A_ROW = 3;

/** Fewer days than these do not show what is usual. */
const LEAST_DAYS = 3;

const LEAST_PATIENCE_MS = 15 * MINUTE_MS;
const GAPS_OF_PATIENCE = 6;

/** Whether it is unusual that no webhook comes. Only what was read proves that there was news. */
export function judgeSilence(facts: SilenceFacts): Silence {
  const { now, lastWebhookAt: since, newsRead, missedInARow, listeningSince } = facts;
  const usualGapMs = usualGap(facts.comparableHours);
  const patienceMs =
    usualGapMs && Math.max(LEAST_PATIENCE_MS, Math.round(GAPS_OF_PATIENCE * usualGapMs));
  const waitingSince = since && listeningSince ? laterOf(since, listeningSince) : since;
  const says = (verdict: SilenceVerdict, reason: string): Silence => {
    return { verdict, since, waitingSince, usualGapMs, patienceMs, reason };
  };
  if (missedInARow >= MISSED_IN_A_ROW) {
    return says('silent', `Opn knows of ${missedInARow} webhooks in a row that never came.`);
  }
  if (waitingSince === null || patienceMs === null) {
    return says('unknown', 'What is usual at this hour is not known yet.');
  }
  const sinceMs = epochMs(now) - epochMs(waitingSince);
  const usual = `at this hour up to ${spoken(patienceMs)} without one are nothing unusual`;
  if (sinceMs <= patienceMs) return says('normal', `The last one came in time: ${usual}.`);
  const none = `No webhook for ${spoken(sinceMs)}; ${usual}`;
  if (newsRead === 0) return says('quiet', `${none}. Reading Opn found no news either.`);
  return says('silent', `${none}. Reading Opn found news of ${newsRead} charges meanwhile.`);
}

/** By the median day, so that neither a holiday nor a sale counts. */
function usualGap(hours: readonly number[]): number | null {
  if (hours.length < LEAST_DAYS) return null;
  const inOrder = [...hours].sort((left, right) => left - right);
  const upper = inOrder[Math.floor(inOrder.length / 2)] ?? 0;
  const lower = inOrder[Math.floor((inOrder.length - 1) / 2)] ?? 0;
  const median = (lower + upper) / 2;
  return median > 0 ? HOUR_MS / median : null;
}

const spoken = (ms: number): string =>
  ms < 2 * MINUTE_MS ? `${Math.round(ms / SECOND_MS)} s` : `${Math.round(ms / MINUTE_MS)} min`;

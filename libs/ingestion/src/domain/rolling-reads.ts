import {
  backoffMs,
  DAY_MS,
  epochMs,
  HOUR_MS,
  instantFromMs,
  isBefore,
  laterOf,
  MINUTE_MS,
  plusMs,
  SECOND_MS,
} from '#kernel';
import type { Instant } from '#kernel';
import type { SweptList } from './swept-list.js';

/** One of Opn's lists, read again and again. */
export interface RollingSweep {
  readonly list: SweptList;
  readonly everyMs: number;
  /** How far back it reads at least. */
  readonly spanMs: number;
  /** What is read twice: Opn may show a thing later than it says it was created. */
  readonly overlapMs: number;
  /** Goes on from the last created item instead of reading the whole span each time. */
  readonly isIncremental: boolean;
}

const USUAL_MS = 15 * MINUTE_MS;
const LONGER_THAN_A_QR_MS = 26 * HOUR_MS;

/** A transfer created before this has been paid or has failed, or is read by its id. */
const TRANSFERS_SETTLE_MS = 8 * DAY_MS;

/** Receipts are restated in the month after, if they are. */
const RECEIPTS_SETTLE_MS = 40 * DAY_MS;

const usual = { everyMs: USUAL_MS, overlapMs: HOUR_MS, isIncremental: false };

export const ROLLING_SWEEPS: readonly RollingSweep[] = [
  { ...usual, list: 'charges', spanMs: LONGER_THAN_A_QR_MS },
  {
    list: 'transactions',
    everyMs: MINUTE_MS,
    spanMs: LONGER_THAN_A_QR_MS,
    overlapMs: 10 * MINUTE_MS,
    isIncremental: true,
  },
  { ...usual, list: 'transfers', spanMs: TRANSFERS_SETTLE_MS },
  { ...usual, list: 'receipts', everyMs: HOUR_MS, spanMs: RECEIPTS_SETTLE_MS },
  { ...usual, list: 'refunds', spanMs: LONGER_THAN_A_QR_MS },
];

export const BALANCE_EVERY_MS = USUAL_MS;

/** A list that Opn does not have for this account is not asked for every minute. */
export const UNAVAILABLE_EVERY_MS = HOUR_MS;

const SPREAD = 0.1;
const FAILED_BACKOFF = { firstMs: 15 * SECOND_MS, capMs: USUAL_MS };

/** At most so much beyond the span is read at once: a list that never adds up may grow for ever. */
const MOST_AT_ONCE_MS = 8 * DAY_MS;

export interface RollingWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * What to read now. `reached` is how far the last complete reading got: after a standstill longer
 * than the span, the whole standstill is read, a long one in pieces, the oldest first.
 */
export function rollingWindow(
  plan: RollingSweep,
  reached: Instant | null,
  now: Instant,
): RollingWindow {
  const whole = wholeWindow(plan, reached, now);
  const mostMs = Math.max(MOST_AT_ONCE_MS, plan.spanMs + plan.overlapMs);
  const endMs = epochMs(whole.from) + mostMs;
  return endMs >= epochMs(now) ? whole : { from: whole.from, to: instantFromMs(endMs) };
}

/** How far a complete reading of a window got, up to its end or to the last created item. */
export function reachedBy(
  { isIncremental, overlapMs }: RollingSweep,
  { to, latest }: { readonly to: Instant; readonly latest: Instant | null },
  before: Instant | null,
  now: Instant,
): Instant {
  if (!isIncremental || isBefore(to, now)) return to;
  const reached = latest ?? plusMs(to, -overlapMs);
  return before ? laterOf(reached, before) : reached;
}

function wholeWindow(
  { spanMs, overlapMs, isIncremental }: RollingSweep,
  reached: Instant | null,
  now: Instant,
): RollingWindow {
  const spanMsAgo = epochMs(now) - spanMs;
  if (reached === null) return { from: instantFromMs(spanMsAgo), to: now };
  // Opn's clock may run ahead of ours.
  const goneOn = Math.min(epochMs(reached), epochMs(now)) - overlapMs;
  const fromMs = isIncremental ? goneOn : Math.min(spanMsAgo, goneOn);
  return { from: instantFromMs(fromMs), to: now };
}

/** Spread a little, so that all accounts do not ask in the same second for ever. */
export const nextTurn = (now: Instant, everyMs: number, random: () => number): Instant =>
  plusMs(now, Math.round(everyMs * (1 + SPREAD * random())));

/** After failures in a row, this one included. */
export const turnAfterFailure = (now: Instant, failures: number, random: () => number): Instant =>
  plusMs(now, backoffMs(failures, FAILED_BACKOFF, random));

import { HOUR_MS, MINUTE_MS } from '#kernel';
import type { AlertKind } from './alert-kind.js';

/** How long something must be so before it is believed. */
export interface Patience {
  /** One that looks have found for less is not raised. */
  readonly raiseAfterMs: number;
  /** One that has been gone for less is not over, unless its source shows that it is. */
  readonly resolveAfterMs: number;
}

const AT_ONCE: Patience = { raiseAfterMs: 0, resolveAfterMs: 0 };
/** What comes and goes with one slow answer. */
const RESTLESS: Patience = { raiseAfterMs: MINUTE_MS, resolveAfterMs: 2 * MINUTE_MS };
/** What a retry may mend, or what a day in motion may show for a moment. */
const UNSETTLED: Patience = { raiseAfterMs: 0, resolveAfterMs: 5 * MINUTE_MS };

const PATIENCE: Readonly<Partial<Record<AlertKind, Patience>>> = {
  'charges-stuck': { raiseAfterMs: 0, resolveAfterMs: 2 * MINUTE_MS },
  'mismatches-above-limit': UNSETTLED,
  'signatures-refused': UNSETTLED,
  'opn-unreachable': RESTLESS,
  'clock-off': RESTLESS,
  'books-late': RESTLESS,
  'inbox-late': RESTLESS,
  'job-failing': UNSETTLED,
};

export const patienceOf = (kind: AlertKind): Patience => PATIENCE[kind] ?? AT_ONCE;

/** More of something than a limit: what shows that some are gone shows nothing of the others. */
const OF_A_LIMIT: ReadonlySet<AlertKind> = new Set(['charges-stuck', 'mismatches-above-limit']);

export const isOfLimit = (kind: AlertKind): boolean => OF_A_LIMIT.has(kind);

/** Not finding them may mean that nobody looks any more: they are over with a proof only. */
const NEEDING_PROOF: ReadonlySet<AlertKind> = new Set([
  ...(['evidence-damaged', 'report-late', 'webhooks-silent'] as const),
  ...(['unexplained-money', 'payout-account-changed'] as const),
]);

export const needsProof = (kind: AlertKind): boolean => NEEDING_PROOF.has(kind);

/** One that is back within this time of its end had not ended. */
export const REOPENS_WITHIN_MS = 30 * MINUTE_MS;

/** One that is back within this time of its end comes and goes, and each time counts. */
export const RETURNS_WITHIN_MS = 6 * HOUR_MS;

/** People who were told that it is over are told that it is back once it has stood for so long. */
export const BACK_FOR_GOOD_MS = 5 * MINUTE_MS;

/** From so many times on it is flapping: it stands until it was quiet for a growing time. */
export const FLAPS_FROM = 3;
const FIRST_QUIET_MS = 15 * MINUTE_MS;
const MOST_QUIET_MS = 6 * HOUR_MS;

/** Between two changes that are recorded of one alert; what it has grown by stands in the list. */
export const CHANGE_GAP_MS = 15 * MINUTE_MS;
/** What it is about may go to and fro while somebody works on it. */
export const OTHER_MATTER_GAP_MS = HOUR_MS;
export const MAX_CHANGES = 12;

/** Looks of two workers overlap by no more; a greater difference is that of their clocks. */
export const STALE_LOOK_MS = 5 * MINUTE_MS;

/** How long it must be gone to be over, after so many times of coming back. */
export function quietNeededMs(kind: AlertKind, returns: number, isProven: boolean): number {
  const usual = isProven && !isOfLimit(kind) ? 0 : patienceOf(kind).resolveAfterMs;
  if (returns < FLAPS_FROM) return usual;
  const growing = FIRST_QUIET_MS * 2 ** (returns - FLAPS_FROM);
  return Math.max(usual, Math.min(growing, MOST_QUIET_MS));
}

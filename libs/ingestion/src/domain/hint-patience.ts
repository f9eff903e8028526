import type { Finding } from '#findings';
import { backoffMs, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { DomainError, Instant } from '#kernel';
import type { Refusal } from './judge-observation.js';

/** Tries that brought no use before a person has to look; some two hours of them. */
export const MAX_ATTEMPTS = 20;

/** Tries while Opn still answers what was true before the webhook, where sweeps go on after. */
export const MAX_STALE_READS = 8;

/** Opn's API may lag behind its webhooks; after some four minutes it does not know the object. */
export const MAX_NOT_FOUND = 8;

/** The longest a hint is ever put off, whatever the reason. */
export const LONGEST_WAIT_MS = 15 * MINUTE_MS;

const USELESS_BACKOFF = { firstMs: SECOND_MS, capMs: LONGEST_WAIT_MS };
const UNASKED_BACKOFF = { firstMs: SECOND_MS, capMs: 5 * MINUTE_MS };
const NOT_FOUND_BACKOFF = { firstMs: 2 * SECOND_MS, capMs: 2 * MINUTE_MS };
const LEAST_STALE_MS = 500;
const STALE_BACKOFF = { firstMs: LEAST_STALE_MS, capMs: LONGEST_WAIT_MS };

/** Asking again cannot help: somebody has to look. */
const HOPELESS = new Set(['opn.id_invalid', 'opn.refused']);

/** Opn, or the way to it, is out of order: that says nothing about the hint, however long. */
const UNASKED = new Set([
  'opn.aborted',
  'opn.circuit_open',
  'opn.held_back',
  'opn.malformed',
  'opn.rate_limited',
  'opn.unauthorized',
  'opn.unavailable',
]);

/** Nothing was learned of what was asked for, and nothing is wrong with that. */
export const isUnasked = ({ code }: DomainError): boolean => UNASKED.has(code);

/**
 * `unasked` is another `again`: Opn could not be asked, so it counts as no attempt. A `finding` is
 * what is left for a person of a hint that is done.
 */
export type HintOutcome =
  | { readonly kind: 'done'; readonly reason: string | null; readonly finding?: Finding }
  | { readonly kind: 'again' | 'unasked'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'parked'; readonly reason: string };

/** What came of the read that a hint asked for: an answer, or the reason why there is none. */
export type HintRead =
  { readonly failure: DomainError } | { readonly raw: unknown; readonly refusal: Refusal | null };

export interface Patience {
  /** Attempts so far, this one included. */
  readonly attempts: number;
  /** How often in a row Opn could not be asked before. */
  readonly unasked: number;
  readonly now: Instant;
  /** From 0 to 1, spreads the tries. */
  readonly random: () => number;
}

/** A read of `what` (a charge, a transfer) failed: later, or never by ourselves. */
export function afterFailure(failure: DomainError, what: string, patience: Patience): HintOutcome {
  const { code, message } = failure;
  const reason = `${code}: ${message}`;
  if (HOPELESS.has(code)) return { kind: 'parked', reason };
  if (isUnasked(failure)) return unasked(reason, patience);
  if (code !== 'opn.not_found') return useless(reason, patience);
  return afterNotFound(reason, what, patience);
}

/** What could be read and not be booked is not news that arrived. */
export function afterRefusal({ then, reason }: Refusal, patience: Patience): HintOutcome {
  if (then === 'retry') return useless(reason, patience);
  return { kind: then === 'drop' ? 'done' : 'parked', reason };
}

/** The API has not heard yet of what the webhook tells; it is asked from half a second on. */
export function afterStaleRead(
  reason: string,
  patience: Patience,
  mostReads = MAX_STALE_READS,
): HintOutcome {
  const { attempts, now, random } = patience;
  if (attempts >= mostReads) return { kind: 'done', reason };
  const waitMs = Math.max(LEAST_STALE_MS, backoffMs(attempts, STALE_BACKOFF, random));
  return { kind: 'again', at: plusMs(now, waitMs), reason };
}

function unasked(reason: string, { unasked: before, now, random }: Patience): HintOutcome {
  const waitMs = backoffMs(before + 1, UNASKED_BACKOFF, random);
  return { kind: 'unasked', at: plusMs(now, waitMs), reason };
}

function afterNotFound(reason: string, what: string, patience: Patience): HintOutcome {
  const { attempts, now, random } = patience;
  if (attempts >= MAX_NOT_FOUND) return { kind: 'parked', reason: noSuch(what) };
  const waitMs = backoffMs(attempts, NOT_FOUND_BACKOFF, random);
  return { kind: 'again', at: plusMs(now, waitMs), reason };
}

const noSuch = (what: string): string =>
  `opn.not_found: Opn has no such ${what}: it was removed, or this webhook belongs to another ` +
  'account.';

function useless(reason: string, { attempts, now, random }: Patience): HintOutcome {
  if (attempts >= MAX_ATTEMPTS) return { kind: 'parked', reason };
  const waitMs = backoffMs(attempts, USELESS_BACKOFF, random);
  return { kind: 'again', at: plusMs(now, waitMs), reason };
}

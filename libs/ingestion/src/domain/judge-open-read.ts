import type { DomainError } from '#kernel';
import { isUnasked } from './hint-patience.js';
import type { HintRead } from './hint-patience.js';

/**
 * So often in a row a charge of its own may fail before nothing waits for it any more. Whoever
 * can be read is back at none.
 */
export const MOST_BLOCKING_FAILURES = 8;

/** `counts`: as what kind of failure of this charge it is noted; null: it says nothing of it. */
export type OpenReadVerdict =
  | { readonly kind: 'read' | 'not_reached' }
  | { readonly kind: 'left' | 'blocked'; readonly reason: string; readonly counts: Counts };

type Counts = 'unasked' | 'useless' | null;

/** Opn itself had no proper answer: perhaps only for the moment, perhaps for this charge. */
const OF_THE_CHARGE_OR_OPN = new Set(['opn.unavailable', 'opn.malformed', 'read.failed']);

/** The failing of a charge that has often failed may have shut the way: the charge is to blame. */
const CIRCUIT_OPEN = 'opn.circuit_open';

/**
 * Whether what depends on all open charges may go on without this one. What Opn says no to is not
 * going to change by waiting; what it does not answer may, and the way to it surely will.
 */
export function judgeOpenRead(read: HintRead, failuresBefore: number): OpenReadVerdict {
  const isDoubtful = failuresBefore >= MOST_BLOCKING_FAILURES;
  if ('failure' in read) return judgeFailure(read.failure, isDoubtful);
  const { refusal } = read;
  if (refusal === null) return { kind: 'read' };
  if (refusal.then !== 'retry') return { kind: 'left', reason: refusal.reason, counts: 'useless' };
  return { kind: isDoubtful ? 'left' : 'blocked', reason: refusal.reason, counts: 'useless' };
}

function judgeFailure(failure: DomainError, isDoubtful: boolean): OpenReadVerdict {
  const { code, message: reason } = failure;
  if (code === 'opn.aborted') return { kind: 'not_reached' };
  if (OF_THE_CHARGE_OR_OPN.has(code)) {
    return { kind: isDoubtful ? 'left' : 'blocked', reason, counts: 'unasked' };
  }
  if (!isUnasked(failure)) return { kind: 'left', reason, counts: 'useless' };
  const isOwnFault = isDoubtful && code === CIRCUIT_OPEN;
  return { kind: isOwnFault ? 'left' : 'blocked', reason, counts: null };
}

import type { DomainError } from '#kernel';
import { afterFailure, afterRefusal, afterStaleRead } from './hint-patience.js';
import type { HintOutcome, Patience } from './hint-patience.js';
import type { Refusal } from './judge-observation.js';

/** What came of looking for a refund in Opn's list, and of reading its charge. */
export interface RefundLook {
  /** Why the charge could not be read; null if it was, or if none was named. */
  readonly chargeFailure: DomainError | null;
  readonly list: DomainError | 'missing' | { readonly refusal: Refusal | null };
}

/** An account may have no list of refunds (404), or not for this key (403). */
const WITHOUT_LIST = new Set(['opn.not_found', 'opn.forbidden']);

/** What becomes of a hint about a refund. Opn shows refunds on their list only. */
export function judgeRefundHint(
  { chargeFailure, list }: RefundLook,
  patience: Patience,
): HintOutcome {
  if (chargeFailure !== null) return afterFailure(chargeFailure, 'charge', patience);
  if (list === 'missing') return afterStaleRead(NOT_LISTED, patience);
  if ('refusal' in list) {
    return list.refusal === null ? DONE : afterRefusal(list.refusal, patience);
  }
  if (!WITHOUT_LIST.has(list.code)) return afterFailure(list, 'list of refunds', patience);
  return { kind: 'done', reason: `Only the charge was read. ${list.message}` };
}

const DONE: HintOutcome = { kind: 'done', reason: null };
const NOT_LISTED = "Opn's list of refunds does not show it yet";

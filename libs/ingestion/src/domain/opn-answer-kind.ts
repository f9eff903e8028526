import type { OpnOutcome } from '#opn';

/** What a try says about the way to Opn, whatever it was about. */
export type OpnAnswerKind =
  'success' | 'answered' | 'limited' | 'failure' | 'keys_refused' | 'given_up';

const KINDS: Readonly<Record<OpnOutcome['code'], OpnAnswerKind>> = {
  ok: 'success',
  // Opn is there and says no: that is an answer about the question, not about the way.
  'opn.forbidden': 'answered',
  'opn.not_found': 'answered',
  'opn.refused': 'answered',
  'opn.too_large': 'answered',
  'opn.rate_limited': 'limited',
  'opn.malformed': 'failure',
  'opn.unavailable': 'failure',
  'opn.unauthorized': 'keys_refused',
  'opn.aborted': 'given_up',
  'opn.circuit_open': 'given_up',
  'opn.held_back': 'given_up',
};

export const answerKindOf = ({ code }: OpnOutcome): OpnAnswerKind => KINDS[code];

import { REASONS_JOINED_BY } from '../report-reading.js';

/** Why a later version differs, in English as it is frozen; the glossary has the Thai. */
export const CHANGE_REASONS = {
  paidLate: 'a payment of this day became known late',
  endedLate: 'the end of a charge of this day became known late',
  createdLate: 'a charge of this day became known late',
  reversed: 'Opn reversed the payment',
  contradicted: 'Opn contradicted what it had said of the charge',
  confirmed: 'Opn confirmed what it had said of the charge',
  fee: 'Opn corrected the fee',
  amount: 'Opn corrected the amount',
  reference: 'the reference of the charge was amended at Opn',
  paidAt: 'Opn corrected the time of payment',
  expectedLate: 'the expected receipt was imported late',
  revised: 'the expected receipt was revised',
  withdrawn: 'the expected receipt was withdrawn',
  matched: 'a person matched the charge',
  unmatched: 'a person refused or undid the match',
  contract: 'the contract rate was set anew',
  follows: 'it follows from the other changes of this version',
  posted: 'it posts the changes of this version',
} as const;

export type ChangeReason = (typeof CHANGE_REASONS)[keyof typeof CHANGE_REASONS];

/** What follows from others is no reason of its own. */
const OF_OTHERS: readonly string[] = [CHANGE_REASONS.follows, CHANGE_REASONS.posted];

/** The kinds of facts that made a version, each once, in the order of its changes. */
export const factsBehind = (changes: readonly { readonly reason: string }[]): readonly string[] => [
  ...new Set(changes.map(({ reason }) => reason).filter((reason) => !OF_OTHERS.includes(reason))),
];

/** Of a version whose facts are not told yet. */
export const RESTATED = 'a later fact changed the money, status or match of a charge of this day';

/** What a version is issued for: the kinds of facts in the place of the general word for them. */
export const withFactsNamed = (
  reason: string | null,
  changes: readonly { readonly reason: string }[],
): string | null => {
  const facts = factsBehind(changes);
  if (reason === null || facts.length === 0) return reason;
  return reason.replace(RESTATED, facts.join(REASONS_JOINED_BY));
};

/** How we learned of it; a person is named. */
export const CHANGE_CAUSES = {
  webhook: 'webhook, and the charge read at Opn',
  refetch: 're-read of the charge at Opn',
  sweep: 'sweep of Opn’s lists',
  import: 'import of a file',
  setting: 'setting',
  schedule: 'schedule',
} as const;

import { laterOf } from '#kernel';
import type { Instant } from '#kernel';
import type { ChargeFacts, ChoiceFacts, DayFacts, ExpectationFacts } from './facts.js';

export type { ChoiceFacts } from './facts.js';

/** People's word on who belongs together. */
export interface PeoplesWord {
  /** Receipts for which people chose the charge; more than one if they disagree. */
  readonly chosenFor: (chargeId: string) => readonly string[];
  readonly isRefused: (reference: string, chargeId: string) => boolean;
}

const NOBODY: readonly string[] = [];

export function peoplesWord(choices: readonly ChoiceFacts[]): PeoplesWord {
  const chosen = new Map<string, string[]>();
  const refused = new Map<string, Set<string>>();
  for (const { reference, chargeId, state } of choices) {
    if (state === 'chosen') chosen.set(chargeId, [...(chosen.get(chargeId) ?? []), reference]);
    if (state === 'refused') {
      refused.set(chargeId, new Set(refused.get(chargeId)).add(reference));
    }
  }
  return {
    chosenFor: (chargeId) => chosen.get(chargeId) ?? NOBODY,
    isRefused: (reference, chargeId) => refused.get(chargeId)?.has(reference) ?? false,
  };
}

type Matchable = Pick<DayFacts, 'expectations' | 'charges' | 'choices'>;

/**
 * Facts as known since people last decided about them: a break that a decision brings about was
 * none before.
 */
export function knownWithDecisions<Facts extends Matchable>(facts: Facts): Facts {
  const { choices } = facts;
  if (choices.length === 0) return facts;
  const ofReceipt = lastDecisions(choices, ({ reference }) => reference);
  const ofCharge = lastDecisions(choices, ({ chargeId }) => chargeId);
  return {
    ...facts,
    expectations: facts.expectations.map((receipt) =>
      receiptKnown(receipt, ofReceipt.get(receipt.reference)),
    ),
    charges: facts.charges.map((charge) => chargeKnown(charge, ofCharge.get(charge.id))),
  };
}

function lastDecisions(
  choices: readonly ChoiceFacts[],
  keyOf: (choice: ChoiceFacts) => string,
): ReadonlyMap<string, Instant> {
  const last = new Map<string, Instant>();
  for (const choice of choices) {
    const before = last.get(keyOf(choice));
    last.set(keyOf(choice), before ? laterOf(before, choice.knownAt) : choice.knownAt);
  }
  return last;
}

const receiptKnown = (receipt: ExpectationFacts, decidedAt?: Instant): ExpectationFacts =>
  decidedAt ? { ...receipt, knownAt: laterOf(receipt.knownAt, decidedAt) } : receipt;

const chargeKnown = (charge: ChargeFacts, decidedAt?: Instant): ChargeFacts =>
  decidedAt
    ? { ...charge, paidKnownAt: laterOf(charge.paidKnownAt ?? charge.knownAt, decidedAt) }
    : charge;

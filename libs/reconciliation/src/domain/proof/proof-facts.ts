import type { ContractRate } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';
import type { ChoiceFacts } from '../choices.js';
import type { ChargeFacts, ExpectationFacts } from '../facts.js';

/** A receipt as it stands, and how often it was stated. */
export interface StatedReceipt extends ExpectationFacts {
  readonly revision: number;
}

export interface Decision extends ChoiceFacts {
  /** Who decided last. */
  readonly by: string;
}

/** Opn's transaction of a charge. */
export interface CreditSeen {
  readonly id: string;
  readonly chargeId: string;
  readonly direction: 'credit' | 'debit';
  readonly amount: Satang;
}

/** Everything that may have ended breaks: what they were about, and what that is linked to. */
export interface ProofFacts {
  readonly receipts: readonly StatedReceipt[];
  readonly charges: readonly ChargeFacts[];
  readonly decisions: readonly Decision[];
  readonly credits: readonly CreditSeen[];
  /** The contract by which a charge's cost is judged; null: none is set. */
  readonly contractOf: (charge: ChargeFacts) => ContractWords | null;
  /** Receipts expected on the day that is judged, as far as they were imported. */
  readonly receiptsOfDay: { readonly day: BusinessDay; readonly count: number };
}

/** From when which rates hold, in per cent. */
export type ContractWords = Pick<ContractRate, 'from' | 'feeRate' | 'vatRate'>;

/** A break as far as its end is concerned. */
export interface Ended {
  readonly code: string;
  readonly subject: { readonly kind: string; readonly id: string };
}

/** What may have ended a break of one subject. */
export type FactsAbout = Omit<ProofFacts, 'contractOf' | 'receiptsOfDay'>;

/** The facts about each receipt and each charge. */
export interface FactsBySubject {
  readonly ofReceipt: (reference: string) => FactsAbout;
  readonly ofCharge: (id: string) => FactsAbout;
}

export function factsBySubject(all: FactsAbout): FactsBySubject {
  const receipts = grouped(all.receipts, ({ reference }) => reference);
  const namedBy = grouped(all.receipts, ({ chargeId }) => chargeId);
  const charges = grouped(all.charges, ({ id }) => id);
  const stating = grouped(all.charges, ({ reference }) => reference);
  const aboutReceipt = grouped(all.decisions, ({ reference }) => reference);
  const aboutCharge = grouped(all.decisions, ({ chargeId }) => chargeId);
  const credits = grouped(all.credits, ({ chargeId }) => chargeId);
  return {
    ofReceipt: (reference) => {
      const own = receipts(reference);
      const named = own.flatMap(({ chargeId }) => charges(chargeId));
      const linked = [...stating(reference), ...named];
      return { receipts: own, charges: linked, decisions: aboutReceipt(reference), credits: [] };
    },
    ofCharge: (id) => {
      const own = charges(id);
      const stated = own.flatMap(({ reference }) => receipts(reference));
      const linked = [...stated, ...namedBy(id)];
      return { receipts: linked, charges: own, decisions: aboutCharge(id), credits: credits(id) };
    },
  };
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): (key: string | null) => readonly Item[] {
  const groups = new Map<string | null, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return (key) => (key === null ? [] : (groups.get(key) ?? []));
}

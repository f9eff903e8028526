import type { MatchingKey } from '#accounts';
import { peoplesWord } from './choices.js';
import type { ChargeFacts, ChoiceFacts, ExpectationFacts } from './facts.js';

export type MatchedBy = 'person' | 'charge_id' | 'reference' | 'pattern';

const MATCHED_BY: Readonly<Record<MatchingKey, MatchedBy>> = {
  'charge-id': 'charge_id',
  metadata: 'reference',
  pattern: 'pattern',
};

export interface LinkedCharge {
  readonly charge: ChargeFacts;
  readonly by: MatchedBy;
}

/** An expected receipt with every charge that names it. */
export interface OrderGroup {
  readonly expectation: ExpectationFacts;
  readonly charges: readonly LinkedCharge[];
  /** Charges that more than one expected receipt names: nobody's until a person chooses. */
  readonly disputed: readonly ChargeFacts[];
}

interface DisputedCharge {
  readonly charge: ChargeFacts;
  readonly references: readonly string[];
}

/** All facts of a day, sorted into orders; what belongs to none stands alone. */
export interface Grouping {
  readonly groups: readonly OrderGroup[];
  readonly unlinked: readonly ChargeFacts[];
  readonly disputed: readonly DisputedCharge[];
}

/** What is to be linked, and the keys that hold for a charge, strongest first. */
export interface Linkable {
  readonly expectations: readonly ExpectationFacts[];
  readonly charges: readonly ChargeFacts[];
  readonly choices: readonly ChoiceFacts[];
  readonly keysOf: (charge: ChargeFacts) => readonly MatchingKey[];
}

/**
 * Links charges to expected receipts: as a person chose, else by the strongest key that links them
 * and that no person refused. A withdrawn receipt has what no other one claims. Amount and time
 * never link anything.
 */
export function groupByOrder(linkable: Linkable): Grouping {
  const { expectations, charges } = linkable;
  const claims = claimsOf(linkable);
  const members = new Map<string, LinkedCharge[]>();
  const contested = new Map<string, ChargeFacts[]>();
  const unlinked: ChargeFacts[] = [];
  const disputed: DisputedCharge[] = [];

  for (const charge of charges) {
    const { references, by } = claims(charge);
    const [only] = references;
    if (only === undefined) {
      unlinked.push(charge);
    } else if (references.length === 1) {
      push(members, only, { charge, by });
    } else {
      disputed.push({ charge, references });
      for (const reference of references) push(contested, reference, charge);
    }
  }
  const groups = expectations.map((expectation) => ({
    expectation,
    charges: members.get(expectation.reference) ?? [],
    disputed: contested.get(expectation.reference) ?? [],
  }));
  return { groups, unlinked, disputed };
}

interface Claim {
  readonly references: readonly string[];
  readonly by: MatchedBy;
}

const NO_CLAIM: Claim = { references: [], by: 'reference' };

/** Who claims a charge by the strongest word that anyone has. */
function claimsOf({ expectations, choices, keysOf }: Linkable): (charge: ChargeFacts) => Claim {
  const active = receiptsByKey(expectations.filter(({ withdrawnAt }) => withdrawnAt === null));
  const withdrawn = receiptsByKey(expectations.filter(({ withdrawnAt }) => withdrawnAt !== null));
  const { chosenFor, isRefused } = peoplesWord(choices);
  const isKnown = ({ references }: Receipts, name: string): boolean => references.has(name);
  return (charge) => {
    const chosen = chosenFor(charge.id).filter(
      (reference) => isKnown(active, reference) || isKnown(withdrawn, reference),
    );
    if (chosen.length > 0) return { references: chosen, by: 'person' };
    for (const receipts of [active, withdrawn]) {
      for (const key of keysOf(charge)) {
        const references = LINKED_BY[key](receipts, charge).filter(
          (reference) => !isRefused(reference, charge.id),
        );
        if (references.length > 0) return { references, by: MATCHED_BY[key] };
      }
    }
    return NO_CLAIM;
  };
}

interface Receipts {
  readonly byCharge: ReadonlyMap<string, readonly string[]>;
  readonly references: ReadonlySet<string>;
}

const LINKED_BY: Readonly<
  Record<MatchingKey, (receipts: Receipts, charge: ChargeFacts) => readonly string[]>
> = {
  'charge-id': ({ byCharge }, { id }) => byCharge.get(id) ?? [],
  metadata: (receipts, charge) => (charge.referenceBy === null ? named(receipts, charge) : []),
  pattern: (receipts, charge) => (charge.referenceBy === null ? [] : named(receipts, charge)),
};

const named = ({ references }: Receipts, { reference }: ChargeFacts): readonly string[] =>
  reference !== null && references.has(reference) ? [reference] : [];

function receiptsByKey(expectations: readonly ExpectationFacts[]): Receipts {
  const byCharge = new Map<string, string[]>();
  for (const { chargeId, reference } of expectations) {
    if (chargeId !== null) push(byCharge, chargeId, reference);
  }
  return { byCharge, references: new Set(expectations.map(({ reference }) => reference)) };
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

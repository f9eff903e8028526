import type { ChargeFacts, ExpectationFacts } from './facts.js';

export type MatchedBy = 'charge_id' | 'reference';

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

/**
 * Links charges to expected receipts by the strongest key: the charge id that the receipt names,
 * then the reference that the charge carries. A withdrawn receipt has what no other one claims.
 * Amount and time never link anything.
 */
export function groupByOrder(
  expectations: readonly ExpectationFacts[],
  charges: readonly ChargeFacts[],
): Grouping {
  const claims = claimsOf(expectations);
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

/** Who claims a charge by the strongest key that anyone has. */
function claimsOf(
  expectations: readonly ExpectationFacts[],
): (charge: Pick<ChargeFacts, 'id' | 'reference'>) => Claim {
  const active = keysOf(expectations.filter(({ withdrawnAt }) => withdrawnAt === null));
  const withdrawn = keysOf(expectations.filter(({ withdrawnAt }) => withdrawnAt !== null));
  return ({ id, reference }) => {
    for (const { byCharge, references } of [active, withdrawn]) {
      const naming = byCharge.get(id);
      if (naming) return { references: naming, by: 'charge_id' };
      if (reference !== null && references.has(reference)) {
        return { references: [reference], by: 'reference' };
      }
    }
    return { references: [], by: 'reference' };
  };
}

function keysOf(expectations: readonly ExpectationFacts[]) {
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

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

/** All facts of a day, sorted into orders; what belongs to none stands alone. */
export interface Grouping {
  readonly groups: readonly OrderGroup[];
  readonly unlinked: readonly ChargeFacts[];
  readonly disputed: readonly {
    readonly charge: ChargeFacts;
    readonly references: readonly string[];
  }[];
}

/**
 * Links charges to expected receipts by the strongest key: the charge id that the receipt names,
 * then the reference that the charge carries. Amount and time never link anything.
 */
export function groupByOrder(
  expectations: readonly ExpectationFacts[],
  charges: readonly ChargeFacts[],
): Grouping {
  const byReference = new Map(expectations.map((item) => [item.reference, item]));
  const named = namesByCharge(expectations);
  const members = new Map<string, LinkedCharge[]>();
  const contested = new Map<string, ChargeFacts[]>();
  const [unlinked, disputed]: [ChargeFacts[], { charge: ChargeFacts; references: string[] }[]] = [
    [],
    [],
  ];

  for (const charge of charges) {
    const references = named.get(charge.id) ?? [];
    const [only] = references;
    if (references.length > 1) {
      disputed.push({ charge, references });
      for (const reference of references) push(contested, reference, charge);
    } else if (only !== undefined) {
      push(members, only, { charge, by: 'charge_id' });
    } else if (charge.reference !== null && byReference.has(charge.reference)) {
      push(members, charge.reference, { charge, by: 'reference' });
    } else {
      unlinked.push(charge);
    }
  }
  const groups = expectations.map((expectation) => ({
    expectation,
    charges: members.get(expectation.reference) ?? [],
    disputed: contested.get(expectation.reference) ?? [],
  }));
  return { groups, unlinked, disputed };
}

function namesByCharge(expectations: readonly ExpectationFacts[]): ReadonlyMap<string, string[]> {
  const named = new Map<string, string[]>();
  for (const { chargeId, reference, withdrawnAt } of expectations) {
    if (chargeId !== null && withdrawnAt === null) push(named, chargeId, reference);
  }
  for (const { chargeId, reference, withdrawnAt } of expectations) {
    if (chargeId !== null && withdrawnAt !== null && !named.has(chargeId))
      push(named, chargeId, reference);
  }
  return named;
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

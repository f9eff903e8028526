import { lastOf, paidKnownAt } from './judge-rules.js';
import type { Instant } from '#kernel';
import { sum, ZERO } from '#money';
import type { Satang } from '#money';
import { allocate } from './allocate.js';
import type { BreakCode } from './break-code.js';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import type { PaidCharge } from './facts.js';
import type { OrderGroup } from './order-group.js';
import type { Order } from './order.js';
import type { ChargeVerdict, GroupVerdict, ReceiptVerdict } from './verdicts.js';

export const nothingYet = (group: OrderGroup): ReceiptVerdict => ({
  group,
  matched: ZERO,
  open: ZERO,
  unpaid: ZERO,
  held: ZERO,
  standing: 'expected',
  dueAt: null,
  breakId: null,
});

/** Payments fill the receipt in their order; what comes on top is in excess, and owed back. */
export function filled(order: Order): { receipt: ReceiptVerdict; charges: ChargeVerdict[] } {
  const allocations = allocate(order.group.expectation.amount, order.paid);
  const matched = sum(allocations.map((allocation) => allocation.matched));
  return {
    receipt: { ...nothingYet(order.group), matched, standing: 'paid' },
    charges: allocations.map(({ charge, matched: part, excess }) => ({
      ...nothingOf(order, charge),
      matched: part,
      excess,
      owed: excess,
    })),
  };
}

/** Nothing may be matched until a person decides: both sides are held, each in full. */
export function held(order: Order, found: Break): GroupVerdict {
  const { group } = order;
  return {
    receipt: {
      ...nothingYet(group),
      held: group.expectation.amount,
      standing: 'held_by_break',
      breakId: found.id,
    },
    charges: heldCharges(order, found, () => ZERO),
    breaks: [found],
  };
}

/** Nobody expects it any longer: what came in all the same is held, and owed back. */
export function withdrawn(order: Order, found: Break | null): GroupVerdict {
  const receipt = { ...nothingYet(order.group), standing: 'withdrawn' } as const;
  if (found === null) return { receipt, charges: [], breaks: [] };
  return {
    receipt: { ...receipt, breakId: found.id },
    charges: heldCharges(order, found, ({ gross }) => gross),
    breaks: [found],
  };
}

function heldCharges(
  order: Order,
  found: Break,
  owedOf: (charge: PaidCharge) => Satang,
): ChargeVerdict[] {
  return order.paid.map((charge) => ({
    ...nothingOf(order, charge),
    held: charge.gross,
    owed: owedOf(charge),
    breakId: found.id,
  }));
}

const nothingOf = ({ group }: Order, charge: PaidCharge): ChargeVerdict => ({
  charge,
  expectation: group.expectation,
  by: group.charges.find((linked) => linked.charge === charge)?.by ?? null,
  matched: ZERO,
  excess: ZERO,
  unexpected: ZERO,
  held: ZERO,
  owed: ZERO,
  breakId: null,
});

/** The two sides of a break of an order, whose difference is its amount. */
export interface Sides {
  readonly expected: Satang | null;
  readonly actual: Satang;
}

/** `since`: the time that made it a break; else it is one since all of its facts are known. */
export function receiptBreak(
  { group, judging, paid }: Order,
  code: BreakCode,
  sides: Sides,
  explains: readonly BreakCode[] = [],
  since?: Instant,
): Break {
  const { reference, expectedOn, knownAt } = group.expectation;
  const openedAt = lastOf(since ? [since, knownAt] : [knownAt, ...paid.map(paidKnownAt)]);
  const subject = { kind: 'expectation', id: reference } as const;
  const facts = { code, day: expectedOn, subject, reference, ...sides, explains, openedAt };
  return breakOf(facts, judging);
}

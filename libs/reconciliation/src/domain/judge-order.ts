import { dayWindow } from '#calendar';
import type { MatchingRules } from '#accounts';
import type { Instant } from '#kernel';
import { minus, negated, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { allocate, inOrderOfPayment } from './allocate.js';
import type { BreakCode } from './break-code.js';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import { BOOKED_CURRENCY, isPaid } from './facts.js';
import type { PaidCharge } from './facts.js';
import { hasCome, isLate, lastOf, openedOn, qrEndsAt, withGrace } from './judge-rules.js';
import type { Judging } from './judge-rules.js';
import type { OrderGroup } from './order-group.js';
import type { ChargeVerdict, GroupVerdict, ReceiptVerdict } from './verdicts.js';

/** One order at a time: everything about it in, everything it comes to out. */
export function judgeOrder(group: OrderGroup, judging: Judging): GroupVerdict {
  const { expectation } = group;
  const rules = judging.rulesOn(expectation.expectedOn);
  const paid = group.charges
    .map(({ charge }) => charge)
    .filter(isPaid)
    .sort(inOrderOfPayment);
  const booked = paid.filter(({ grossCurrency }) => grossCurrency === BOOKED_CURRENCY);
  const order: Order = {
    group,
    judging,
    rules,
    paid: booked,
    total: sum(booked.map((c) => c.gross)),
  };
  if (paid.length > booked.length) return allHeld(order, 'CURRENCY_MISMATCH');
  if (expectation.withdrawnAt !== null) return withdrawn(order);
  if (booked.length === 0) return unpaidSoFar(order);
  return judgePaid(order);
}

interface Order {
  readonly group: OrderGroup;
  readonly judging: Judging;
  readonly rules: MatchingRules;
  readonly paid: readonly PaidCharge[];
  readonly total: Satang;
}

/** The first code that applies carries the amount. */
function judgePaid(order: Order): GroupVerdict {
  const { paid, total, rules, group } = order;
  const { amount } = group.expectation;
  const isRepeated = paid.length > 1;
  if (isRepeated && total > amount) return overpaid(order, 'DUPLICATE_PAYMENT');
  if (isRepeated && !rules.splitPayments) return allHeld(order, 'AMBIGUOUS_MATCH');
  if (paid.some(isLate) && !rules.acceptLatePayments) return allHeld(order, 'PAID_AFTER_EXPIRY');
  if (total > amount) return overpaid(order, 'AMOUNT_OVER');
  return total < amount ? underpaid(order) : matched(order);
}

function matched(order: Order): GroupVerdict {
  return { ...filled(order, null), breaks: [] };
}

/** Twice, or too much: what is expected is matched, the rest is owed back. */
function overpaid(order: Order, code: 'DUPLICATE_PAYMENT' | 'AMOUNT_OVER'): GroupVerdict {
  const excess = minus(order.total, order.group.expectation.amount);
  const late = order.paid.some(isLate) && !order.rules.acceptLatePayments;
  const found = receiptBreak(order, code, excess, late ? ['PAID_AFTER_EXPIRY'] : []);
  return { ...filled(order, found), breaks: [found] };
}

function underpaid(order: Order): GroupVerdict {
  const shortfall = minus(order.group.expectation.amount, order.total);
  const found = receiptBreak(order, 'AMOUNT_UNDER', negated(shortfall), []);
  const { receipt, charges } = filled(order, found);
  return { receipt: { ...receipt, unpaid: shortfall }, charges, breaks: [found] };
}

/** Nothing may be matched until a person decides: both sides are held, each in full. */
function allHeld(
  order: Order,
  code: 'CURRENCY_MISMATCH' | 'AMBIGUOUS_MATCH' | 'PAID_AFTER_EXPIRY',
): GroupVerdict {
  const { amount } = order.group.expectation;
  const found = receiptBreak(order, code, order.total, secondary(order, code));
  const receipt = {
    ...emptyReceipt(order.group),
    held: amount,
    standing: 'held_by_break',
  } as const;
  return {
    receipt: { ...receipt, breakId: found.id },
    charges: order.paid.map((charge) => heldCharge(order, charge, found, ZERO)),
    breaks: [found],
  };
}

function withdrawn(order: Order): GroupVerdict {
  const receipt = { ...emptyReceipt(order.group), standing: 'withdrawn' } as const;
  if (order.paid.length === 0) return { receipt, charges: [], breaks: [] };
  const found = receiptBreak(order, 'PAID_AFTER_WITHDRAWAL', order.total, []);
  const charges = order.paid.map((charge) => heldCharge(order, charge, found, charge.gross));
  return { receipt: { ...receipt, breakId: found.id }, charges, breaks: [found] };
}

/** No money yet: still possible, stuck at Opn, or overdue. */
function unpaidSoFar(order: Order): GroupVerdict {
  const { group, judging, rules } = order;
  const { expectation, disputed } = group;
  const { amount } = expectation;
  const receipt = emptyReceipt(group);
  if (disputed.some(isPaid)) {
    return {
      receipt: { ...receipt, held: amount, standing: 'held_by_break' },
      charges: [],
      breaks: [],
    };
  }
  const pending = group.charges.map(({ charge }) => charge).filter((c) => c.status === 'pending');
  const validQr = pending.find((charge) => !hasCome(judging, withGrace(qrEndsAt(charge), rules)));
  const dueAt = withGrace(dueTime(order), rules);
  if (validQr !== undefined || !hasCome(judging, dueAt)) {
    const standing = pending.length > 0 ? 'qr_open' : 'expected';
    return { receipt: { ...receipt, open: amount, standing, dueAt }, charges: [], breaks: [] };
  }
  const [stuck] = pending;
  const found = stuck
    ? receiptBreak(order, 'STUCK_PENDING', stuck.amount, [], withGrace(qrEndsAt(stuck), rules))
    : receiptBreak(order, 'RECEIPT_UNPAID', negated(amount), [], dueAt);
  const overdue = { ...receipt, unpaid: amount, standing: 'held_by_break', dueAt } as const;
  return { receipt: { ...overdue, breakId: found.id }, charges: [], breaks: [found] };
}

/** Its own due time; else the end of its last QR; else the end of its day. */
function dueTime({ group, judging }: Order): Instant {
  const { dueAt, expectedOn } = group.expectation;
  if (dueAt !== null) return dueAt;
  const ends = group.charges.map(({ charge }) => qrEndsAt(charge));
  return ends.length > 0 ? lastOf(ends) : dayWindow(expectedOn, judging.days).to;
}

/** Payments fill the receipt in their order; `found` is named where something is left over. */
function filled(order: Order, found: Break | null) {
  const { expectation } = order.group;
  const allocations = allocate(expectation.amount, order.paid);
  const total = sum(allocations.map((allocation) => allocation.matched));
  const receipt: ReceiptVerdict = {
    ...emptyReceipt(order.group),
    matched: total,
    standing: found?.code === 'AMOUNT_UNDER' ? 'held_by_break' : 'paid',
    breakId: found?.id ?? null,
  };
  const charges = allocations.map(({ charge, matched: part, excess }): ChargeVerdict => {
    const named = excess > 0n || found?.code === 'AMOUNT_UNDER' ? found : null;
    return {
      ...emptyCharge(order, charge),
      matched: part,
      excess,
      owed: excess,
      breakId: named?.id ?? null,
    };
  });
  return { receipt, charges };
}

const emptyReceipt = (group: OrderGroup): ReceiptVerdict => ({
  group,
  matched: ZERO,
  open: ZERO,
  unpaid: ZERO,
  held: ZERO,
  standing: 'expected',
  dueAt: null,
  breakId: null,
});

const emptyCharge = ({ group }: Order, charge: PaidCharge) => ({
  charge,
  expectation: group.expectation,
  by: group.charges.find((linked) => linked.charge === charge)?.by ?? null,
  matched: ZERO,
  excess: ZERO,
  unexpected: ZERO,
  held: ZERO,
});

const heldCharge = (
  order: Order,
  charge: PaidCharge,
  found: Break,
  owed: Satang,
): ChargeVerdict => ({
  ...emptyCharge(order, charge),
  held: charge.gross,
  owed,
  breakId: found.id,
});

function secondary({ paid, total, rules, group }: Order, code: BreakCode): readonly BreakCode[] {
  const { amount } = group.expectation;
  const also: BreakCode[] = [];
  if (code !== 'PAID_AFTER_EXPIRY' && paid.some(isLate) && !rules.acceptLatePayments) {
    also.push('PAID_AFTER_EXPIRY');
  }
  if (total > amount) also.push('AMOUNT_OVER');
  if (total < amount) also.push('AMOUNT_UNDER');
  return also;
}

function receiptBreak(
  { group, judging, paid, total }: Order,
  code: BreakCode,
  amount: Satang,
  explains: readonly BreakCode[],
  since?: Instant,
): Break {
  const { reference, expectedOn, amount: expected, knownAt } = group.expectation;
  const known = [knownAt, ...paid.map((charge) => charge.paidKnownAt ?? charge.knownAt)];
  const openedAt = lastOf(since ? [since, knownAt] : known);
  const subject = { kind: 'expectation', id: reference } as const;
  const facts = { code, day: expectedOn, subject, reference, expected, actual: total };
  return breakOf({ ...facts, amount, explains, openedAt }, openedOn(judging, openedAt));
}

import type { MatchingRules } from '#accounts';
import { dayWindow } from '#calendar';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { sum } from '#money';
import type { Satang } from '#money';
import { inOrderOfPayment } from './allocate.js';
import { BOOKED_CURRENCY, isPaid } from './facts.js';
import type { ChargeFacts, PaidCharge } from './facts.js';
import { hasCome, isLate, lastOf, qrEndsAt, withGrace } from './judge-rules.js';
import type { Judging } from './judge-rules.js';
import type { OrderGroup } from './order-group.js';

/** An expected receipt before its judge: what was paid for it, and the rules that hold for it. */
export interface Order {
  readonly group: OrderGroup;
  readonly judging: Judging;
  readonly rules: MatchingRules;
  /** Payments in baht, in the order in which they came in. */
  readonly paid: readonly PaidCharge[];
  /** Whether a person chose the payment for this receipt. */
  readonly isChosen: (charge: ChargeFacts) => boolean;
  readonly total: Satang;
  readonly hasForeignMoney: boolean;
}

export function orderOf(group: OrderGroup, judging: Judging): Order {
  const all = group.charges.map(({ charge }) => charge).filter(isPaid);
  const chosen = new Set(
    group.charges.flatMap(({ charge, by }) => (by === 'person' ? charge : [])),
  );
  const isChosen = (charge: ChargeFacts): boolean => chosen.has(charge);
  const paid = all
    .filter(({ grossCurrency }) => grossCurrency === BOOKED_CURRENCY)
    .sort(inOrderOfPayment(isChosen));
  return {
    group,
    judging,
    rules: judging.rulesOn(group.expectation.expectedOn),
    paid,
    isChosen,
    total: sum(paid.map(({ gross }) => gross)),
    hasForeignMoney: all.length > paid.length,
  };
}

/** Some of its money came after its QR had ended, and nobody has said that this is fine. */
export const isPaidTooLate = ({ paid, rules, isChosen }: Order): boolean =>
  !rules.acceptLatePayments && paid.some((charge) => isLate(charge) && !isChosen(charge));

/** Payments that nobody chose, of an order for which others were chosen. */
export const notChosen = ({ paid, isChosen }: Order): readonly PaidCharge[] =>
  paid.some(isChosen) ? paid.filter((charge) => !isChosen(charge)) : [];

/** Without money by then it counts as unpaid, unless a QR is still valid. */
export const overdueAt = (order: Order): Instant => withGrace(dueTime(order), order.rules);

/** Its own due time; else the end of its last QR; else the end of its day. */
function dueTime({ group, judging }: Order): Instant {
  const { dueAt, expectedOn } = group.expectation;
  if (dueAt !== null) return dueAt;
  const ends = chargesOf(group).map(qrEndsAt);
  return ends.length > 0 ? lastOf(ends) : dayWindow(expectedOn, judging.days).to;
}

/** When the last QR that can still be paid has ended, grace included; null: none can. */
export function validUntil({ group, judging, rules }: Order): Instant | null {
  const ends = chargesOf(group)
    .filter(({ status }) => status === 'pending')
    .map((charge) => withGrace(qrEndsAt(charge), rules))
    .filter((end) => !hasCome(judging, end));
  return ends.length > 0 ? lastOf(ends) : null;
}

/** A charge that Opn still calls pending although its QR and the grace are over: the first one. */
export function stuckCharge({ group, judging, rules }: Order): ChargeFacts | null {
  const stuck = group.charges
    .map(({ charge }) => charge)
    .filter((charge) => charge.status === 'pending' && hasCome(judging, endOf(charge, rules)));
  return stuck.reduce<ChargeFacts | null>((first, next) => earlierEnd(first, next), null);
}

export const endOf = (charge: ChargeFacts, rules: MatchingRules): Instant =>
  withGrace(qrEndsAt(charge), rules);

function earlierEnd(first: ChargeFacts | null, next: ChargeFacts): ChargeFacts {
  if (first === null || isBefore(qrEndsAt(next), qrEndsAt(first))) return next;
  const isTie = qrEndsAt(next) === qrEndsAt(first);
  return isTie && next.id < first.id ? next : first;
}

/** Every charge that may pay it, also one that another receipt claims as well. */
const chargesOf = ({ charges, disputed }: OrderGroup): readonly ChargeFacts[] => [
  ...charges.map(({ charge }) => charge),
  ...disputed,
];

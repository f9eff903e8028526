import { laterOf } from '#kernel';
import { minus, ZERO } from '#money';
import type { BreakCode } from './break-code.js';
import type { Break } from './break.js';
import { isPaid } from './facts.js';
import type { ChargeFacts } from './facts.js';
import { disputeId, judgeAlone } from './judge-alone.js';
import { hasCome } from './judge-rules.js';
import type { Judging } from './judge-rules.js';
import type { OrderGroup } from './order-group.js';
import { filled, held, nothingYet, receiptBreak, withdrawn } from './order-verdicts.js';
import type { Sides } from './order-verdicts.js';
import {
  endOf,
  isPaidTooLate,
  notChosen,
  orderOf,
  overdueAt,
  stuckCharge,
  validUntil,
} from './order.js';
import type { Order } from './order.js';
import type { GroupVerdict } from './verdicts.js';

/** One order at a time: everything about it in, everything it comes to out. */
export function judgeOrder(group: OrderGroup, judging: Judging): GroupVerdict {
  const order = orderOf(group, judging);
  const others = new Set<ChargeFacts>(isToBeDecided(order) ? notChosen(order) : []);
  if (others.size === 0) return withStuckCharge(order, judgeMoney(order));
  const charges = group.charges.filter(({ charge }) => !others.has(charge));
  // A person said which payments are this order's: the others are for something else.
  const verdicts = [...others].map((charge) => judgeAlone(charge, [], judging));
  return withOthers(judgeOrder({ ...group, charges }, judging), verdicts);
}

const withOthers = (own: GroupVerdict, others: readonly GroupVerdict[]): GroupVerdict => ({
  receipt: own.receipt,
  charges: [own, ...others].flatMap(({ charges }) => charges),
  breaks: [own, ...others].flatMap(({ breaks }) => breaks),
});

/** Several payments that are not too much together, where one order has one payment. */
const isToBeDecided = ({ paid, total, rules, group, hasForeignMoney }: Order): boolean =>
  group.expectation.withdrawnAt === null &&
  !hasForeignMoney &&
  paid.length > 1 &&
  total <= group.expectation.amount &&
  !rules.splitPayments;

function judgeMoney(order: Order): GroupVerdict {
  if (order.group.expectation.withdrawnAt !== null) return judgeWithdrawn(order);
  if (order.hasForeignMoney) {
    return held(order, receiptBreak(order, 'CURRENCY_MISMATCH', bothSides(order), tooLate(order)));
  }
  return order.paid.length === 0 ? judgeUnpaid(order) : judgePaid(order);
}

/** The first code that applies carries the amount. */
function judgePaid(order: Order): GroupVerdict {
  const { paid, total, group, isChosen } = order;
  const { amount } = group.expectation;
  if (paid.length > 1 && total > amount) return overpaid(order, 'DUPLICATE_PAYMENT');
  if (isToBeDecided(order) && !paid.every(isChosen)) return undecided(order, 'AMBIGUOUS_MATCH');
  if (isPaidTooLate(order)) return undecided(order, 'PAID_AFTER_EXPIRY');
  if (total > amount) return overpaid(order, 'AMOUNT_OVER');
  return total < amount ? underpaid(order) : { ...filled(order), breaks: [] };
}

/** Twice, or too much: what is expected is matched, the rest is owed back. */
function overpaid(order: Order, code: 'DUPLICATE_PAYMENT' | 'AMOUNT_OVER'): GroupVerdict {
  const found = receiptBreak(order, code, bothSides(order), tooLate(order));
  const { receipt, charges } = filled(order);
  return {
    receipt: { ...receipt, breakId: found.id },
    charges: charges.map((verdict) =>
      verdict.excess > 0n ? { ...verdict, breakId: found.id } : verdict,
    ),
    breaks: [found],
  };
}

function underpaid(order: Order): GroupVerdict {
  const found = receiptBreak(order, 'AMOUNT_UNDER', bothSides(order));
  const { receipt, charges } = filled(order);
  const unpaid = minus(order.group.expectation.amount, order.total);
  return {
    receipt: { ...receipt, unpaid, standing: 'held_by_break', breakId: found.id },
    charges: charges.map((verdict) => ({ ...verdict, breakId: found.id })),
    breaks: [found],
  };
}

function undecided(order: Order, code: 'AMBIGUOUS_MATCH' | 'PAID_AFTER_EXPIRY'): GroupVerdict {
  const { total, group } = order;
  const { amount } = group.expectation;
  const also: BreakCode[] = code === 'AMBIGUOUS_MATCH' ? [...tooLate(order)] : [];
  if (total > amount) also.push('AMOUNT_OVER');
  if (total < amount) also.push('AMOUNT_UNDER');
  return held(order, receiptBreak(order, code, whatCame(order), also));
}

function judgeWithdrawn(order: Order): GroupVerdict {
  const { hasForeignMoney, paid } = order;
  if (paid.length === 0 && !hasForeignMoney) return withdrawn(order, null);
  const code = hasForeignMoney ? 'CURRENCY_MISMATCH' : 'PAID_AFTER_WITHDRAWAL';
  return withdrawn(order, receiptBreak(order, code, whatCame(order), tooLate(order)));
}

/** No money yet: claimed by another order, still possible, or overdue. */
function judgeUnpaid(order: Order): GroupVerdict {
  const { group, judging } = order;
  const { amount } = group.expectation;
  const receipt = nothingYet(group);
  const none = { charges: [], breaks: [] };
  const contested = group.disputed.find(isPaid);
  if (contested) {
    const breakId = disputeId(contested);
    return { ...none, receipt: { ...receipt, held: amount, standing: 'held_by_break', breakId } };
  }
  const valid = validUntil(order);
  const dueAt = valid === null ? overdueAt(order) : laterOf(valid, overdueAt(order));
  if (valid === null && stuckCharge(order)) {
    return { ...none, receipt: { ...receipt, unpaid: amount, standing: 'held_by_break', dueAt } };
  }
  if (!hasCome(judging, dueAt)) {
    const standing = valid === null ? 'expected' : 'qr_open';
    return { ...none, receipt: { ...receipt, open: amount, standing, dueAt } };
  }
  const sides = { expected: amount, actual: ZERO };
  const found = receiptBreak(order, 'RECEIPT_UNPAID', sides, [], dueAt);
  const overdue = { ...receipt, unpaid: amount, standing: 'held_by_break', dueAt } as const;
  return { charges: [], receipt: { ...overdue, breakId: found.id }, breaks: [found] };
}

/** Money that may still come without a valid QR: worth a word whatever else became of the order. */
function withStuckCharge(order: Order, verdict: GroupVerdict): GroupVerdict {
  const { receipt, breaks } = verdict;
  const stuck = stuckCharge(order);
  if (stuck === null || receipt === null || receipt.open > 0n) return verdict;
  const [carrier, ...others] = breaks;
  if (carrier) return { ...verdict, breaks: [alsoStuck(carrier), ...others] };
  const sides = { expected: null, actual: stuck.amount };
  const found = receiptBreak(order, 'STUCK_PENDING', sides, [], endOf(stuck, order.rules));
  const breakId = receipt.breakId ?? found.id;
  return { ...verdict, receipt: { ...receipt, breakId }, breaks: [found] };
}

const alsoStuck = (found: Break): Break => ({
  ...found,
  explains: [...found.explains, 'STUCK_PENDING'],
});

const bothSides = ({ group, total }: Order): Sides => ({
  expected: group.expectation.amount,
  actual: total,
});

/** What is held back is all difference. */
const whatCame = ({ total }: Order): Sides => ({ expected: null, actual: total });

const tooLate = (order: Order): readonly BreakCode[] =>
  isPaidTooLate(order) ? ['PAID_AFTER_EXPIRY'] : [];

import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';
import type { Break, BreakSubject } from './break.js';
import { expectedSide, matchedOn, moneyTotals, paidSide } from './day-totals.js';
import type { ExpectedSide, MoneyTotals, PaidSide } from './day-totals.js';
import { isPaid, PROMPTPAY } from './facts.js';
import type { ChoiceFacts, DayFacts, ExpectationFacts, PaidCharge } from './facts.js';
import { judgeStrays } from './credits/judge-strays.js';
import { judgeCharges } from './judge-charges.js';
import { judgeCosts } from './judge-cost.js';
import type { TariffOf } from './judge-cost.js';
import { judgeMatches } from './judge-matches.js';
import type { Judging } from './judge-rules.js';
import { missingExpectations } from './missing-source.js';
import type { ChargeVerdict, ReceiptVerdict } from './verdicts.js';

export interface DayReconciliation {
  readonly day: BusinessDay;
  readonly expected: ExpectedSide;
  readonly paid: PaidSide;
  readonly matched: { readonly count: number; readonly amount: Satang };
  readonly otherMethods: MoneyTotals;
  /** Breaks whose subject belongs to this day. */
  readonly breaks: readonly Break[];
  /** Breaks of every order and payment that was looked at, other days' included. */
  readonly looked: readonly Break[];
  /** Orders and charges that belong to this day: all that is wrong with them is in `breaks`. */
  readonly subjects: readonly BreakSubject[];
  /** All orders and payments that were looked at, of this day and linked to it. */
  readonly receipts: readonly ReceiptVerdict[];
  readonly charges: readonly ChargeVerdict[];
}

/** A pure function of facts, instant and rules: the two equations of a day, and its breaks. */
export function reconcileDay(
  unordered: DayFacts,
  judging: Judging,
  tariffOf: TariffOf,
): DayReconciliation {
  const facts = inOneOrder(unordered);
  const { day, credits, strays, ended } = facts;
  const verdicts = judgeMatches(facts, judging);
  const receipts = verdicts.flatMap(({ receipt }) => receipt ?? []);
  const charges = verdicts.flatMap((verdict) => verdict.charges);
  const looked = verdicts.flatMap(({ breaks }) => breaks);
  const paid = facts.charges.filter(isPaid).filter((charge) => charge.businessDay === day);
  const found = [
    ...missingExpectations(facts, looked, judging),
    ...judgeCharges([...paid, ...ended], day, judging, credits),
    ...judgeStrays(strays, day, judging),
    ...judgeCosts(paid, tariffOf, judging),
  ];
  return {
    day,
    expected: expectedSide(receipts, day),
    paid: paidSide(paid, charges, day),
    matched: matchedOn(charges, day),
    otherMethods: moneyTotals(paid.filter(({ paymentMethod }) => paymentMethod !== PROMPTPAY)),
    breaks: found.filter((item) => item.day === day).sort(byIdentity),
    ...{ looked, receipts, charges },
    subjects: subjectsOf(facts, paid),
  };
}

function subjectsOf({ day, expectations, ended }: DayFacts, paid: readonly PaidCharge[]) {
  const own = expectations.filter(({ expectedOn }) => expectedOn === day);
  return [
    ...own.map(({ reference }) => ({ kind: 'expectation', id: reference }) as const),
    ...[...paid, ...ended].map(({ id }) => ({ kind: 'charge', id }) as const),
  ];
}

/** The same facts come to the same result, in the same order, however they were read. */
const inOneOrder = (facts: DayFacts): DayFacts => ({
  ...facts,
  expectations: [...facts.expectations].sort(byDayAndReference),
  charges: [...facts.charges].sort(byId),
  ended: [...facts.ended].sort(byId),
  choices: [...facts.choices].sort(byChargeAndReference),
});

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : 1;

const byDayAndReference = (left: ExpectationFacts, right: ExpectationFacts): number =>
  left.expectedOn === right.expectedOn
    ? left.reference < right.reference
      ? -1
      : 1
    : left.expectedOn < right.expectedOn
      ? -1
      : 1;

const byChargeAndReference = (left: ChoiceFacts, right: ChoiceFacts): number =>
  left.chargeId === right.chargeId
    ? left.reference < right.reference
      ? -1
      : 1
    : left.chargeId < right.chargeId
      ? -1
      : 1;

const byIdentity = (left: Break, right: Break): number =>
  left.code === right.code ? byId(left, right) : left.code < right.code ? -1 : 1;

import type { BusinessDay } from '#calendar';
import { minus, plus, satang, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { Break } from './break.js';
import { isPaid, PROMPTPAY } from './facts.js';
import type { ChargeFacts, ExpectationFacts, PaidCharge } from './facts.js';
import { groupByOrder } from './order-group.js';
import { judgeAlone } from './judge-alone.js';
import { judgeCosts } from './judge-cost.js';
import type { TariffOf } from './judge-cost.js';
import { judgeHistory } from './judge-history.js';
import { judgeOrder } from './judge-order.js';
import type { Judging } from './judge-rules.js';
import { missingExpectations } from './missing-source.js';
import type { ChargeVerdict, ReceiptVerdict } from './verdicts.js';

/** Every fact that bears on a day: its own, and those its own are linked to. */
export interface DayFacts {
  readonly day: BusinessDay;
  readonly expectations: readonly ExpectationFacts[];
  /** Of all payment methods; only PromptPay is matched. */
  readonly charges: readonly ChargeFacts[];
}

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
  /** All orders and payments that were looked at, of this day and linked to it. */
  readonly receipts: readonly ReceiptVerdict[];
  readonly charges: readonly ChargeVerdict[];
}

export interface ExpectedSide {
  readonly count: number;
  readonly amount: Satang;
  readonly matched: Satang;
  readonly open: Satang;
  readonly unpaid: Satang;
  readonly held: Satang;
  readonly remainder: Satang;
}

export interface MoneyTotals {
  readonly count: number;
  readonly gross: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
}

export interface PaidSide extends MoneyTotals {
  readonly matched: Satang;
  readonly excess: Satang;
  readonly unexpected: Satang;
  readonly held: Satang;
  readonly remainder: Satang;
}

/** A pure function of facts, instant and rules: the two equations of a day, and its breaks. */
export function reconcileDay(
  facts: DayFacts,
  judging: Judging,
  tariffOf: TariffOf,
): DayReconciliation {
  const { day } = facts;
  const promptPay = facts.charges.filter(({ paymentMethod }) => paymentMethod === PROMPTPAY);
  const { groups, unlinked, disputed } = groupByOrder(facts.expectations, promptPay);
  const verdicts = [
    ...groups.map((group) => judgeOrder(group, judging)),
    ...unlinked.map((charge) => judgeAlone(charge, [], judging)),
    ...disputed.map(({ charge, references }) => judgeAlone(charge, references, judging)),
  ];
  const receipts = verdicts.flatMap(({ receipt }) => receipt ?? []);
  const charges = verdicts.flatMap((verdict) => verdict.charges);
  const paid = facts.charges.filter(isPaid).filter((charge) => charge.businessDay === day);
  const found = [
    ...missingExpectations(
      facts,
      verdicts.flatMap(({ breaks }) => breaks),
    ),
    ...judgeHistory(paid, judging),
    ...judgeCosts(paid, tariffOf, judging),
  ];
  return {
    day,
    expected: expectedSide(receipts, day),
    paid: paidSide(paid, charges, day),
    matched: matchedOn(charges, day),
    otherMethods: moneyTotals(paid.filter(({ paymentMethod }) => paymentMethod !== PROMPTPAY)),
    breaks: found.filter((item) => item.day === day).sort(byIdentity),
    looked: verdicts.flatMap(({ breaks }) => breaks),
    receipts,
    charges,
  };
}

function expectedSide(receipts: readonly ReceiptVerdict[], day: BusinessDay): ExpectedSide {
  const own = receipts.filter(
    ({ group, standing }) => group.expectation.expectedOn === day && standing !== 'withdrawn',
  );
  const amount = sum(own.map(({ group }) => group.expectation.amount));
  const matched = sum(own.map((receipt) => receipt.matched));
  const open = sum(own.map((receipt) => receipt.open));
  const unpaid = sum(own.map((receipt) => receipt.unpaid));
  const held = sum(own.map((receipt) => receipt.held));
  const remainder = satang(amount - matched - open - unpaid - held);
  return { count: own.length, amount, matched, open, unpaid, held, remainder };
}

function paidSide(
  paid: readonly PaidCharge[],
  verdicts: readonly ChargeVerdict[],
  day: BusinessDay,
): PaidSide {
  const totals = moneyTotals(paid.filter(({ paymentMethod }) => paymentMethod === PROMPTPAY));
  const own = verdicts.filter(({ charge }) => charge.businessDay === day);
  const matched = sum(own.map((verdict) => verdict.matched));
  const excess = sum(own.map((verdict) => verdict.excess));
  const unexpected = sum(own.map((verdict) => verdict.unexpected));
  const held = sum(own.map((verdict) => verdict.held));
  const explained = plus(plus(matched, excess), plus(unexpected, held));
  const remainder = minus(totals.gross, explained);
  return { ...totals, matched, excess, unexpected, held, remainder };
}

function matchedOn(verdicts: readonly ChargeVerdict[], day: BusinessDay) {
  const own = verdicts.filter(({ charge, matched }) => charge.businessDay === day && matched > 0n);
  return { count: own.length, amount: sum(own.map(({ matched }) => matched)) };
}

/** Money in another currency is not in the books, and so in no total of theirs. */
function moneyTotals(paid: readonly PaidCharge[]): MoneyTotals {
  const booked = paid.filter(({ grossCurrency }) => grossCurrency === 'THB');
  const total = (amountOf: (charge: PaidCharge) => Satang): Satang =>
    booked.reduce((all, charge) => plus(all, amountOf(charge)), ZERO);
  return {
    count: booked.length,
    gross: total(({ gross }) => gross),
    fee: total(({ fee }) => fee),
    feeVat: total(({ feeVat }) => feeVat),
    net: total(({ net }) => net),
  };
}

const byIdentity = (left: Break, right: Break): number =>
  left.code === right.code ? (left.id < right.id ? -1 : 1) : left.code < right.code ? -1 : 1;

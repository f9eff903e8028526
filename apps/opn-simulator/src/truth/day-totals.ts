import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { sum, toJsonInteger } from '#money';
import type { Satang } from '#money';
import { bangkokDayOf } from '../day/bangkok-day.js';
import type { DayPlan } from '../day/plan-day.js';
import type { PlannedOrder } from '../day/planned-order.js';
import type { ChargeAt } from '../world/charge-at.js';
import { figuresOf } from '../world/figures.js';
import { findingsOf } from './findings.js';
import { sharesOf } from './shares.js';
import type { Shares } from './shares.js';

const total = (amounts: readonly Satang[]): number => toJsonInteger(sum(amounts));

export type PaidByDay = ReadonlyMap<BusinessDay, readonly ChargeAt[]>;

export function paidByDay(charges: readonly ChargeAt[]): PaidByDay {
  const byDay = new Map<BusinessDay, ChargeAt[]>();
  for (const charge of charges) {
    if (!charge.paidAt) continue;
    const day = bangkokDayOf(charge.paidAt);
    const paid = byDay.get(day);
    if (paid) paid.push(charge);
    else byDay.set(day, [charge]);
  }
  return byDay;
}

export function totalsOf(day: BusinessDay, paid: PaidByDay) {
  const ofDay = paid.get(day) ?? [];
  const of = (method: string) => ofDay.filter(({ charge }) => charge.method === method);
  return { day, promptPay: moneyOf(of('promptpay')), otherMethods: moneyOf(of('card')) };
}

function moneyOf(charges: readonly ChargeAt[]) {
  const figures = charges.map(({ charge }) => figuresOf(charge));
  return {
    count: charges.length,
    gross: total(figures.map(({ gross }) => gross)),
    fee: total(figures.map(({ fee }) => fee)),
    feeVat: total(figures.map(({ vat }) => vat)),
    net: total(figures.map(({ net }) => net)),
  };
}

/** What a reconciliation of one of the days must come to; `orders` are those of all days. */
export function dayTruth(
  { day, orders: ofDay }: DayPlan,
  orders: readonly PlannedOrder[],
  now: Instant,
) {
  const expected = orders.filter(
    ({ expectedOn, expected }) => expectedOn === day && expected !== null,
  );
  const { byCode: breaks, planted } = findingsOf(ofDay, now);
  const shares = (some: readonly PlannedOrder[]) => some.map((order) => sharesOf(order, now));
  return {
    expected: expectedTotals(shares(expected)),
    paid: paidTotals(shares(ofDay)),
    breaks,
    planted,
  };
}

/** Of the orders expected on the day. */
function expectedTotals(shares: readonly Shares[]) {
  return {
    count: shares.length,
    amount: total(shares.map(({ expected }) => expected)),
    matched: total(shares.map(({ matched }) => matched)),
    open: total(shares.map(({ open }) => open)),
    unpaid: total(shares.map(({ unpaid }) => unpaid)),
    held: total(shares.map(({ held }) => held)),
  };
}

/** Of the PromptPay charges paid on the day, whenever their orders were expected. */
function paidTotals(shares: readonly Shares[]) {
  return {
    gross: total(shares.map(({ paid }) => paid)),
    matched: total(shares.map(({ matched }) => matched)),
    excess: total(shares.map(({ excess }) => excess)),
    unexpected: total(shares.map(({ unexpected }) => unexpected)),
    held: total(shares.map(({ held }) => held)),
  };
}

import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { sum, toJsonInteger } from '#money';
import type { Satang } from '#money';
import { bangkokDayOf } from '../day/bangkok-day.js';
import type { PlannedOrder } from '../day/planned-order.js';
import { renderCharge } from '../wire/render-charge.js';
import type { ChargeAt } from '../world/charge-at.js';
import { figuresOf } from '../world/figures.js';
import type { World } from '../world/world.js';
import { findingsOf } from './findings.js';
import { sharesOf } from './shares.js';
import type { Shares } from './shares.js';

/** What the simulator itself knows, for checks: money in satang, as of the real time. */
export function recordOf(world: World) {
  const { day, seed, orders } = world.plan;
  const now = world.realNow();
  const charges = world.allCharges(now);
  const findings = findingsOf(orders, now);
  const shares = orders.map((order) => ({ order, shares: sharesOf(order, now) }));
  return {
    day,
    seed,
    asOf: now,
    days: [addDays(day, -1), day].map((one) => totalsOf(one, charges)),
    expected: expectedTotals(shares.filter(({ order }) => order.expectedOn === day)),
    paid: paidTotals(shares.map((one) => one.shares)),
    breaks: findings.byCode,
    planted: findings.planted,
    charges: charges.map(chargeRow),
  };
}

interface Shared {
  readonly order: PlannedOrder;
  readonly shares: Shares;
}

const total = (amounts: readonly Satang[]): number => toJsonInteger(sum(amounts));

function totalsOf(day: BusinessDay, charges: readonly ChargeAt[]) {
  const paid = charges.filter(({ paidAt }) => paidAt && bangkokDayOf(paidAt) === day);
  const of = (method: string) => paid.filter(({ charge }) => charge.method === method);
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

/** Of the orders expected on the day. */
function expectedTotals(shared: readonly Shared[]) {
  const shares = shared.filter(({ order }) => order.expected !== null).map((one) => one.shares);
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

function chargeRow(at: ChargeAt) {
  const raw = renderCharge(at);
  const { id, status, amount, fee, fee_vat: feeVat, net, transaction } = raw;
  return {
    ...{ id, status, amount, fee, feeVat, net, transaction },
    method: at.charge.method,
    reference: at.charge.metadata['order_id'] ?? null,
    createdAt: at.createdAt,
    paidAt: at.paidAt,
    businessDay: at.paidAt && bangkokDayOf(at.paidAt),
  };
}

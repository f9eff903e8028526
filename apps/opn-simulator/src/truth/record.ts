import { addDays } from '#calendar';
import { bangkokDayOf } from '../day/bangkok-day.js';
import { renderCharge } from '../wire/render-charge.js';
import type { ChargeAt } from '../world/charge-at.js';
import type { World } from '../world/world.js';
import { dayTruth, paidByDay, totalsOf } from './day-totals.js';
import { moneyTruth } from './money-truth.js';

/**
 * What the simulator itself knows, for checks: money in satang, as of the real time. What is said
 * of one day is said of the last one; `perDay` has the same of each.
 */
export function recordOf(world: World) {
  const { plan } = world;
  const now = world.realNow();
  const charges = world.allCharges(now);
  const paid = paidByDay(charges);
  const perDay = plan.days.map((one) => ({
    ...totalsOf(one.day, paid),
    ...dayTruth(one, plan.orders, now),
  }));
  const earlier = new Set(
    plan.days
      .slice(0, -1)
      .flatMap(({ orders }) => orders.flatMap((order) => order.charges.map(({ id }) => id))),
  );
  return {
    day: plan.day,
    seed: plan.seed,
    asOf: now,
    days: [addDays(plan.day, -1), plan.day].map((one) => totalsOf(one, paid)),
    ...dayTruth(plan.lastDay, plan.orders, now),
    charges: charges.filter(({ charge }) => !earlier.has(charge.id)).map(chargeRow),
    earlierCharges: charges.filter(({ charge }) => earlier.has(charge.id)).map(chargeRow),
    perDay,
    ...moneyTruth(world, charges, now),
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

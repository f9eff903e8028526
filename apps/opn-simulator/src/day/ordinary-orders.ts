import { plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { negated, ZERO } from '#money';
import type { PlannedCharge, PlannedOrder } from './planned-order.js';
import { created, expired, failed, paid, WEB_QR_MS } from './shop.js';
import type { Shop } from './shop.js';

const FAILURES = ['payment_cancelled', 'insufficient_balance', 'failed_processing'] as const;

const WEB_PERCENT = 40;
const FAILED_PERCENT = 5;
const EXPIRED_PERCENT = 5;
const TRIED_AGAIN_PERCENT = 60;

/** The many orders that are simply paid, and the few whose first attempt comes to nothing. */
export function ordinaryOrder(shop: Shop, at: Instant): PlannedOrder {
  const { random } = shop;
  const channel = random.percent(WEB_PERCENT) ? 'WEB' : random.pick(['SHOP-01', 'SHOP-02']);
  const order = shop.order({ expected: shop.basket(), channel });
  const fate = random.integer(1, 100);
  // At the counter people pay or leave; on the web page an attempt ends, and so does its QR.
  if (channel !== 'WEB' || fate > FAILED_PERCENT + EXPIRED_PERCENT) {
    return { ...order, charges: [paidCharge(shop, order, at)] };
  }
  return fate <= FAILED_PERCENT ? failedOrder(shop, order, at) : expiredOrder(shop, order, at);
}

/** A payment within minutes, well before the QR ends. */
export function paidCharge(shop: Shop, order: PlannedOrder, at: Instant, facts = {}) {
  const paidAt = shop.later(at, 20, order.channel === 'WEB' ? 700 : 180);
  return shop.charge(order, { steps: [created(at), paid(paidAt)], ...facts });
}

function failedOrder(shop: Shop, order: PlannedOrder, at: Instant): PlannedOrder {
  const failedAt = shop.later(at, 15, 150);
  const steps = [created(at), failed(failedAt, shop.random.pick(FAILURES))] as const;
  return maybeAgain(shop, order, shop.charge(order, { steps: [...steps] }), failedAt);
}

function expiredOrder(shop: Shop, order: PlannedOrder, at: Instant): PlannedOrder {
  const expiredAt = plusMs(at, WEB_QR_MS);
  const steps = [created(at), expired(expiredAt)] as const;
  return maybeAgain(shop, order, shop.charge(order, { steps: [...steps] }), expiredAt);
}

function maybeAgain(
  shop: Shop,
  order: PlannedOrder,
  first: PlannedCharge,
  endedAt: Instant,
): PlannedOrder {
  if (shop.random.percent(TRIED_AGAIN_PERCENT)) {
    const second = paidCharge(shop, order, shop.later(endedAt, 30, 300));
    return { ...order, kind: 'tried_again', charges: [first, second] };
  }
  const finding = { code: 'RECEIPT_UNPAID', amount: negated(order.expected ?? ZERO) };
  return { ...order, kind: 'given_up', charges: [first], finding };
}

import { addDays } from '#calendar';
import { DAY_MS, plusMs } from '#kernel';
import { minus, negated, plus, satang, ZERO } from '#money';
import { paidCharge } from './ordinary-orders.js';
import type { PlannedOrder } from './planned-order.js';
import { created, expired, failed, paid, WEB_QR_MS } from './shop.js';
import type { Shop } from './shop.js';

// Each of these is one thing that goes wrong in a shop's year, or nearly does; all on one day.

const ONE_SATANG = satang(1n);
const baht = (whole: number) => satang(BigInt(whole) * 100n);

export type Plant = (shop: Shop) => PlannedOrder;

const paidShort: Plant = (shop) => {
  const [expected, amount] = [baht(1_250), baht(1_200)];
  const finding = { code: 'AMOUNT_UNDER', amount: minus(amount, expected) };
  const order = shop.order({ kind: 'paid_short', expected, finding });
  return { ...order, charges: [paidCharge(shop, order, shop.at(10, 12), { amount })] };
};

const paidOver: Plant = (shop) => {
  const [expected, amount] = [baht(890), baht(980)];
  const finding = { code: 'AMOUNT_OVER', amount: minus(amount, expected) };
  const note = 'ลูกค้าโอนเกิน, แจ้งแล้ว';
  const order = shop.order({ kind: 'paid_over', expected, finding, note });
  return { ...order, charges: [paidCharge(shop, order, shop.at(17, 40), { amount })] };
};

const paidTwice: Plant = (shop) => {
  const expected = baht(640);
  const finding = { code: 'DUPLICATE_PAYMENT', amount: expected };
  const order = shop.order({ kind: 'paid_twice', expected, channel: 'WEB', finding });
  const times = [shop.at(12, 31), shop.at(12, 36)];
  return { ...order, charges: times.map((at) => paidCharge(shop, order, at)) };
};

/** Hours lie between, so that whoever watches has seen it expired before it is paid. */
const paidAfterExpiry: Plant = (shop) => {
  const expected = baht(2_190);
  const finding = { code: 'PAID_AFTER_EXPIRY', amount: expected };
  const order = shop.order({ kind: 'paid_after_expiry', expected, channel: 'WEB', finding });
  const at = shop.at(10, 5);
  const steps = [created(at), expired(plusMs(at, WEB_QR_MS)), paid(shop.at(19, 20))] as const;
  return { ...order, charges: [shop.charge(order, { steps: [...steps] })] };
};

const feeOffByOne: Plant = (shop) => {
  const order = shop.order({
    kind: 'fee_off_by_one',
    expected: baht(1_475),
    finding: { code: 'FEE_VARIANCE', amount: ONE_SATANG },
  });
  return { ...order, charges: [paidCharge(shop, order, shop.at(13, 8), { feeError: ONE_SATANG })] };
};

const vatOffByOne: Plant = (shop) => {
  const order = shop.order({
    kind: 'vat_off_by_one',
    expected: baht(2_360),
    finding: { code: 'VAT_VARIANCE', amount: ONE_SATANG },
  });
  return {
    ...order,
    charges: [paidCharge(shop, order, shop.at(15, 47), { vatError: ONE_SATANG })],
  };
};

const unexpected: Plant = (shop) => {
  const amount = baht(555);
  const finding = { code: 'CHARGE_UNEXPECTED', amount };
  const order = shop.order({ kind: 'unexpected', expected: null, finding });
  const facts = { amount, metadata: {}, description: 'Walk-in' };
  return { ...order, charges: [paidCharge(shop, order, shop.at(16, 22), facts)] };
};

const neverTried: Plant = (shop) => {
  const expected = baht(3_400);
  const finding = { code: 'RECEIPT_UNPAID', amount: negated(expected) };
  return shop.order({ kind: 'never_tried', expected, channel: 'WEB', finding });
};

const stuckPending: Plant = (shop) => {
  const expected = baht(1_080);
  const finding = { code: 'STUCK_PENDING', amount: expected };
  const order = shop.order({ kind: 'stuck_pending', expected, channel: 'WEB', finding });
  return { ...order, charges: [shop.charge(order, { steps: [created(shop.at(11, 34))] })] };
};

const failedThenPaid: Plant = (shop) => {
  const order = shop.order({ kind: 'tried_again', expected: baht(420), channel: 'WEB' });
  const at = shop.at(18, 2);
  const steps = [created(at), failed(shop.later(at, 60, 90), 'insufficient_balance')] as const;
  const second = paidCharge(shop, order, shop.at(18, 6));
  return { ...order, charges: [shop.charge(order, { steps: [...steps] }), second] };
};

/** Cards are no PromptPay receipts: in Opn's balance, but not in the shop's file. */
const paidByCard: Plant = (shop) => {
  const order = shop.order({ kind: 'card', expected: null, channel: 'WEB' });
  const facts = { amount: baht(4_990), method: 'card' } as const;
  return { ...order, charges: [paidCharge(shop, order, shop.at(14, 15), facts)] };
};

const webhookLost: Plant = (shop) => {
  const finding = { code: 'WEBHOOK_MISSED', amount: ZERO };
  const order = shop.order({ kind: 'webhook_lost', expected: baht(760), finding });
  return { ...order, charges: [paidCharge(shop, order, shop.at(13, 51), { delivery: 'never' })] };
};

const webhookRepeated: Plant = (shop) => {
  const order = shop.order({ kind: 'webhook_repeated', expected: baht(335) });
  return { ...order, charges: [paidCharge(shop, order, shop.at(12, 9), { delivery: 'twice' })] };
};

const secondsBeforeMidnight: Plant = (shop) => {
  const order = shop.order({ kind: 'before_midnight', expected: baht(219), channel: 'WEB' });
  const steps = [created(shop.at(23, 55)), paid(plusMs(shop.window.to, -1_000))] as const;
  return { ...order, charges: [shop.charge(order, { steps: [...steps] })] };
};

/**
 * Ordered the evening before, paid in the morning: found by its creation, booked by its payment.
 */
const orderedTheEveningBefore =
  (minute: number): Plant =>
  (shop) => {
    const expectedOn = addDays(shop.day, -1);
    const order = shop.order({ kind: 'evening_before', expected: shop.basket(), expectedOn });
    const at = plusMs(shop.at(20, minute), -DAY_MS);
    const steps = [created(at), paid(shop.at(8, minute))] as const;
    return { ...order, charges: [shop.charge(order, { steps: [...steps] })] };
  };

/** The counter's QR is valid until tomorrow evening, and nobody has paid it yet. */
const stillOpen =
  (minute: number): Plant =>
  (shop) => {
    const expected = plus(shop.basket(), baht(100));
    const finding = { code: 'RECEIPT_UNPAID', amount: negated(expected) };
    const order = shop.order({ kind: 'still_open', expected, finding });
    const at = shop.at(20, minute);
    const steps = [created(at), expired(plusMs(at, DAY_MS))] as const;
    return { ...order, charges: [shop.charge(order, { steps: [...steps] })] };
  };

const EVENING_BEFORE = [4, 17, 38].map(orderedTheEveningBefore);

export const PLANTS: readonly Plant[] = [
  paidShort,
  paidOver,
  paidTwice,
  paidAfterExpiry,
  feeOffByOne,
  vatOffByOne,
  unexpected,
  neverTried,
  stuckPending,
  failedThenPaid,
  paidByCard,
  webhookLost,
  webhookRepeated,
  secondsBeforeMidnight,
  ...EVENING_BEFORE,
  ...[11, 29, 46].map(stillOpen),
];

/** What also the days have that only lead up to the one looked at. */
export const EVERYDAY_PLANTS: readonly Plant[] = [
  failedThenPaid,
  paidByCard,
  secondsBeforeMidnight,
  ...EVENING_BEFORE,
  stillOpen(29),
];

/** Of these they have some in turn. */
export const NOW_AND_THEN: readonly Plant[] = [
  paidShort,
  webhookLost,
  paidTwice,
  unexpected,
  feeOffByOne,
  paidOver,
  stuckPending,
  neverTried,
  webhookRepeated,
  paidAfterExpiry,
  vatOffByOne,
];

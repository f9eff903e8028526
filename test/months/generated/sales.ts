import type { Raw } from '../../support/fake-opn.js';
import { promptPay, webhookAbout } from '../../support/recorded-opn.js';
import { after, at, dayIn, minutesAfter } from './bangkok-calendar.js';
import type { Day } from './bangkok-calendar.js';
import type { Sale, World } from './world.js';

const FEE_PER_10_000 = 165;
const VAT_PER_100 = 7;
const QR_MINUTES = 24 * 60;

/** Half up, in whole numbers. */
export const share = (amount: number, part: number, of: number): number =>
  Math.floor((amount * part * 2 + of) / (of * 2));

export const feeOf = (gross: number, rate = FEE_PER_10_000): number => share(gross, rate, 10_000);
export const vatOf = (fee: number): number => share(fee, VAT_PER_100, 100);

/** How a sale differs from an ordinary one. */
export interface Twist {
  readonly reference?: string | null;
  readonly gross?: number;
  readonly createdAt?: string;
  /** Null: never. */
  readonly paidAt?: string | null;
  readonly expiresAt?: string;
  readonly fee?: number;
  readonly vat?: number;
  readonly net?: number;
  /** What Opn credits; null: nothing. */
  readonly credit?: number | null;
  readonly creditShownAt?: string;
  readonly isTold?: boolean;
  /** When Opn begins to show the charge. */
  readonly shownAt?: string;
  readonly changes?: Raw;
  /** Whether its costs are on a receipt of the day it was paid. */
  readonly isOnReceipt?: boolean;
}

/** A charge by PromptPay, paid soon after it was made unless it has a twist. */
export function sale(world: World, day: Day, twist: Twist = {}): Sale {
  const made = saleOf(world, day, twist);
  world.sales.push(made);
  const { unpaid, paid, createdAt, paidAt } = made;
  const visible = (instant: string): string =>
    twist.shownAt !== undefined && twist.shownAt > instant ? twist.shownAt : instant;
  world.shows(visible(createdAt), [unpaid]);
  if (paidAt === null) return made;
  const tells = twist.isTold === false ? [] : [toldOf(paid, 'charge.complete', visible(paidAt))];
  world.shows(visible(paidAt), [paid], tells);
  if (twist.isOnReceipt !== false) world.costsOn(dayIn(paidAt), made);
  if (twist.credit !== null) credit(world, made, paidAt, twist);
  return made;
}

function saleOf(world: World, day: Day, twist: Twist): Sale {
  const createdAt =
    twist.createdAt ?? minutesAfter(at(day, '03:30'), world.random.integer(0, 1_050));
  const soon = minutesAfter(createdAt, world.random.integer(1, 30));
  const paidAt = twist.paidAt === undefined ? soon : twist.paidAt;
  const [id, transaction] = [world.id('chrg', day), world.id('trxn', day)];
  const reference = twist.reference ?? null;
  const money = moneyOf(world, day, twist);
  const unpaid = promptPay({
    ...{ id, amount: money.gross, funding_amount: money.gross, net: money.net },
    ...{ fee: money.fee, fee_vat: money.vat, transaction_fees: feesStated(world.rates.get(day)) },
    metadata: reference === null ? {} : { order_id: reference },
    created_at: createdAt,
    expires_at: twist.expiresAt ?? minutesAfter(createdAt, QR_MINUTES),
    ...twist.changes,
  });
  const success = { status: 'successful', paid: true, paid_at: paidAt, transaction };
  const paid = { ...unpaid, ...success };
  return { id, reference, ...money, createdAt, paidAt, transaction, unpaid, paid };
}

function moneyOf({ random, rates }: World, day: Day, twist: Twist) {
  const rate = rates.get(day);
  const least = rate === undefined ? 2_000 : 20_000; // a rate that differs by more than a satang
  const gross = twist.gross ?? random.integer(least, 500_000);
  const fee = twist.fee ?? feeOf(gross, rate);
  const vat = twist.vat ?? vatOf(fee);
  return { gross, fee, vat, net: twist.net ?? gross - fee - vat };
}

const feesStated = (rate = FEE_PER_10_000): Raw => ({
  ...{ fee_flat: '0.0', vat_rate: '7.0' },
  fee_rate: (rate / 100).toFixed(2),
});

function credit(world: World, { id, net, transaction }: Sale, paidAt: string, twist: Twist): void {
  world.lines.push({
    ...{ id: transaction, origin: id, createdAt: paidAt, amount: twist.credit ?? net },
    transferableAt: at(after(dayIn(paidAt)), '00:00'),
    shownAt: twist.creditShownAt ?? paidAt,
  });
}

/** Opn's webhook about an object, of a time. */
export const toldOf = (object: Raw, key: string, when: string): Raw =>
  webhookAbout(object, key, { created_at: when });

/** An order with the sale that pays it. */
export function soldOrder(
  world: World,
  day: Day,
  twist: Twist & { readonly expected?: number } = {},
): Sale & { readonly reference: string } {
  const reference = world.id('ORD', day).replace('_', '-');
  const made = sale(world, day, { ...twist, reference });
  world.expects(day, { reference, amount: twist.expected ?? made.gross });
  return { ...made, reference };
}

/** From a time on the charge has ended without money, and Opn tells of it. */
export function ends(
  world: World,
  { unpaid }: Sale,
  status: 'expired' | 'failed',
  when: string,
): void {
  const gone =
    status === 'expired'
      ? { status, expired: true, expired_at: when }
      : { status, failure_code: 'payment_rejected' };
  const ended = { ...unpaid, ...gone };
  world.shows(
    when,
    [ended],
    [toldOf(ended, status === 'expired' ? 'charge.expire' : 'charge.complete', when)],
  );
}

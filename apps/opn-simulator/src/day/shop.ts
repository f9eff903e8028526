import type { BusinessDay, DayWindow } from '#calendar';
import { HOUR_MS, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { satang, ZERO } from '#money';
import type { Satang } from '#money';
import { bangkokWindow } from './bangkok-day.js';
import type { PlannedCharge, PlannedOrder, Step } from './planned-order.js';
import { SeededRandom } from './seeded-random.js';
import { simulatedId } from './simulated-id.js';

export const COUNTER_QR_MS = 24 * HOUR_MS;
export const WEB_QR_MS = 15 * MINUTE_MS;

/** Orders by the hour from midnight: doors open at nine; lunch and the way home are busy. */
const ORDERS_BY_HOUR = [
  0, 0, 0, 0, 0, 0, 0, 1, 2, 9, 14, 24, 42, 27, 15, 15, 18, 27, 36, 33, 18, 6,
];
const SECONDS_PER_HOUR = 3_600;

type ChargeFacts = Pick<PlannedCharge, 'steps'> & Partial<PlannedCharge>;

/** A shop with a counter and a web page, and what it does on one day. */
export class Shop {
  readonly random: SeededRandom;
  readonly window: DayWindow;
  private orders = 0;
  private charges = 0;

  constructor(
    readonly day: BusinessDay,
    private readonly seed: string,
  ) {
    this.random = new SeededRandom(`${seed}|${day}`);
    this.window = bangkokWindow(day);
  }

  /** A clock time in Bangkok on the day. */
  at(hours: number, minutes: number): Instant {
    return plusMs(this.window.from, hours * HOUR_MS + minutes * MINUTE_MS);
  }

  /** Some moment when people shop. */
  someTime(): Instant {
    const hour = this.random.weighted(ORDERS_BY_HOUR);
    const second = this.random.integer(0, SECONDS_PER_HOUR - 1);
    return plusMs(this.window.from, hour * HOUR_MS + second * SECOND_MS);
  }

  later(from: Instant, minSeconds: number, maxSeconds: number): Instant {
    return plusMs(from, this.random.integer(minSeconds, maxSeconds) * SECOND_MS);
  }

  /** What a basket comes to: a meal, a bag of shopping, now and then something large. */
  basket(): Satang {
    const size = this.random.weighted([55, 38, 7]);
    const [from, to] = (
      [
        [45, 320],
        [180, 2_400],
        [2_500, 18_900],
      ] as const
    )[size] ?? [45, 320];
    const odd = this.random.pick([0, 0, 0, 0, 50, 25, 75, 99]);
    return satang(BigInt(this.random.integer(from, to) * 100 + odd));
  }

  order(facts: Partial<PlannedOrder> & Pick<PlannedOrder, 'expected'>): PlannedOrder {
    this.orders += 1;
    const number = String(this.orders).padStart(4, '0');
    const yymmdd = this.day.slice(2).replaceAll('-', '');
    return {
      kind: 'ordinary',
      reference: `ORD-${yymmdd}-${number}`,
      expectedOn: this.day,
      documentNo: `INV${yymmdd.slice(0, 4)}-${number}`,
      channel: 'SHOP-01',
      customer: `C-${String(this.random.integer(1, 400)).padStart(5, '0')}`,
      note: '',
      charges: [],
      finding: null,
      ...facts,
    };
  }

  /** A charge for an order, of its expected amount unless told otherwise. */
  charge(order: PlannedOrder, facts: ChargeFacts): PlannedCharge {
    this.charges += 1;
    const isWeb = order.channel === 'WEB';
    return {
      id: simulatedId('chrg', this.seed, this.day, this.charges),
      amount: order.expected ?? ZERO,
      method: 'promptpay',
      metadata: { order_id: order.reference, channel: order.channel },
      description: isWeb ? `Order ${order.reference}` : null,
      expiresAt: plusMs(facts.steps[0].at, isWeb ? WEB_QR_MS : COUNTER_QR_MS),
      feeError: ZERO,
      vatError: ZERO,
      delivery: 'once',
      ...facts,
    };
  }
}

export const created = (at: Instant): Step => ({ at, becomes: 'pending' });
export const paid = (at: Instant): Step => ({ at, becomes: 'successful' });
export const expired = (at: Instant): Step => ({ at, becomes: 'expired' });
export const failed = (at: Instant, failureCode: string): Step => ({
  at,
  becomes: 'failed',
  failureCode,
});

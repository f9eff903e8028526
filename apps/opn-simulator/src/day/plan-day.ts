import type { BusinessDay } from '#calendar';
import { ordinaryOrder } from './ordinary-orders.js';
import type { PlannedOrder } from './planned-order.js';
import { PLANTS } from './planted-orders.js';
import type { Plant } from './planted-orders.js';
import { Shop } from './shop.js';

const FEWEST_ORDERS = 420;
const MOST_ORDERS = 540;

export interface DayPlan {
  readonly day: BusinessDay;
  readonly seed: string;
  readonly orders: readonly PlannedOrder[];
}

export interface DayOptions {
  /** How many ordinary orders; null leaves it to chance. */
  readonly orders?: number | null;
  readonly plants?: readonly Plant[];
}

/** A believable trading day: the same for the same day and seed, wherever it is asked for. */
export function planDay(day: BusinessDay, seed: string, options: DayOptions = {}): DayPlan {
  const { orders = null, plants = PLANTS } = options;
  const shop = new Shop(day, seed);
  const count = orders ?? shop.random.integer(FEWEST_ORDERS, MOST_ORDERS);
  const times = Array.from({ length: count }, () => shop.someTime()).sort();
  const ordinary = times.map((at) => ordinaryOrder(shop, at));
  const planted = plants.map((plant) => plant(shop));
  return { day, seed, orders: [...ordinary, ...planted] };
}

import { addDays, daysBetween, parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import { bangkokTime } from './bangkok-day.js';
import { planDay } from './plan-day.js';
import type { DayPlan } from './plan-day.js';
import type { PlannedCharge } from './planned-order.js';
import { EVERYDAY_PLANTS, NOW_AND_THEN } from './planted-orders.js';
import type { Plant } from './planted-orders.js';
import { simulatedId } from './simulated-id.js';

/** From so many days on there is room for what goes wrong with payouts, and for refunds. */
const DAYS_FOR_PLANTED_MONEY = 3;
const NOW_AND_THEN_PER_DAY = 2;
const SOME_DAY = parseBusinessDay('2026-01-01');
const REFUNDED = satang(149_000n);

/** The days that are played, the last of them the one looked at. */
export interface Plan {
  /** The last day. */
  readonly day: BusinessDay;
  readonly seed: string;
  /** In order. */
  readonly days: readonly DayPlan[];
  readonly lastDay: DayPlan;
  /** Of all days. */
  readonly orders: DayPlan['orders'];
  /** Whether a payout fails, another is made by hand, and one is changed. */
  readonly hasPlantedPayouts: boolean;
}

export interface DaysWanted {
  readonly days?: number;
  /** Ordinary orders a day; null leaves it to chance. */
  readonly orders?: number | null;
}

/** A day with all its plants, and before it `days` − 1 quieter ones. */
export function planDays(day: BusinessDay, seed: string, wanted: DaysWanted = {}): Plan {
  const { days = 1, orders = null } = wanted;
  const isLong = days >= DAYS_FOR_PLANTED_MONEY;
  const earlier = Array.from({ length: days - 1 }, (_, index) => addDays(day, index + 1 - days))
    .map((one) => planDay(one, seed, { orders, plants: quieterPlants(one) }))
    .map((plan) => (isLong ? withRefund(plan) : plan));
  const lastDay = planDay(day, seed, { orders });
  const all = [...earlier, lastDay];
  return {
    ...{ day, seed, lastDay },
    days: all,
    orders: all.flatMap((plan) => plan.orders),
    hasPlantedPayouts: isLong,
  };
}

/** The first day that is played. */
export const firstDayOf = ({ days, day }: Plan): BusinessDay => days[0]?.day ?? day;

function quieterPlants(day: BusinessDay): readonly Plant[] {
  const { length } = NOW_AND_THEN;
  const start = (((daysBetween(SOME_DAY, day) * NOW_AND_THEN_PER_DAY) % length) + length) % length;
  const inTurn = [...NOW_AND_THEN, ...NOW_AND_THEN].slice(start, start + NOW_AND_THEN_PER_DAY);
  return [...EVERYDAY_PLANTS, ...inTurn];
}

/** Who paid by card gets a part back early the next morning, before the payout. */
function withRefund(plan: DayPlan): DayPlan {
  const at = bangkokTime(addDays(plan.day, 1), 7, 10, 31);
  const refunded = (charge: PlannedCharge): PlannedCharge => ({
    ...charge,
    refund: { id: simulatedId('rfnd', charge.id), amount: REFUNDED, at },
  });
  const orders = plan.orders.map((order) =>
    order.kind === 'card' ? { ...order, charges: order.charges.map(refunded) } : order,
  );
  return { ...plan, orders };
}

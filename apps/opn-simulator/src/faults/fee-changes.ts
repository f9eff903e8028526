import { isBefore, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { plus, satang } from '#money';
import { bangkokWindow } from '../day/bangkok-day.js';
import type { DayPlan } from '../day/plan-day.js';
import type { Plan } from '../day/plan-days.js';
import type { PlannedCharge, PlannedOrder } from '../day/planned-order.js';
import type { Rendered } from '../wire/render-list.js';
import { figuresOf } from '../world/figures.js';
import type { Dial } from './dial.js';

const ONE_SATANG = satang(1n);
const SOONEST_MIN = 30;
const LATEST_MIN = 180;

interface FeeChange {
  readonly chargeId: string;
  readonly paidAt: Instant;
  readonly at: Instant;
}

/**
 * Payments that cost one satang more some time after they were made. The plan has the fee as it is
 * in the end, which is what the record, the receipts and the payouts go by; whatever is told of an
 * earlier moment is told with the fee of then.
 */
export class FeeChanges {
  readonly plan: Plan;
  private readonly changes = new Map<string, FeeChange>();

  constructor(plan: Plan, dial: Dial) {
    const lastDay = this.changed(plan.lastDay, dial);
    const days = [...plan.days.slice(0, -1), lastDay] as const;
    this.plan = { ...plan, days, lastDay, orders: days.flatMap(({ orders }) => orders) };
  }

  list(): readonly FeeChange[] {
    return [...this.changes.values()];
  }

  /** The same object of Opn's, event or list, as it was before the changes still to come. */
  asOf(raw: Rendered, moment: Instant): Rendered {
    switch (raw['object']) {
      case 'charge':
        return this.isToCome(raw['id'], moment) ? moved(raw, { fee: -1, net: 1 }) : raw;
      case 'transaction':
        return this.isToCome(raw['origin'], moment) ? moved(raw, { amount: 1 }) : raw;
      case 'balance':
        return this.balanceAsOf(raw, moment);
      case 'event':
        return { ...raw, data: this.asOf(raw['data'] as Rendered, raw['created_at'] as Instant) };
      case 'list':
        return { ...raw, data: (raw['data'] as Rendered[]).map((one) => this.asOf(one, moment)) };
      default:
        return raw;
    }
  }

  private isToCome(chargeId: unknown, moment: Instant): boolean {
    const change = typeof chargeId === 'string' ? this.changes.get(chargeId) : undefined;
    return change !== undefined && isBefore(moment, change.at);
  }

  /** A change comes on the day of its payment, while the money is still on hold. */
  private balanceAsOf(raw: Rendered, moment: Instant): Rendered {
    const more = this.list().filter(
      ({ paidAt, at }) => !isBefore(moment, paidAt) && isBefore(moment, at),
    ).length;
    return moved(raw, { total: more, on_hold: more });
  }

  private changed(day: DayPlan, dial: Dial): DayPlan {
    return { ...day, orders: day.orders.map((order) => this.changedOrder(order, dial)) };
  }

  private changedOrder(order: PlannedOrder, dial: Dial): PlannedOrder {
    const [charge, another] = order.charges;
    if (order.kind !== 'ordinary' || order.finding || !charge || another) return order;
    const paidAt = charge.steps.find(({ becomes }) => becomes === 'successful')?.at;
    const random = dial.hit('fee', charge.id);
    if (!paidAt || !random) return order;
    const at = plusMs(paidAt, random.integer(SOONEST_MIN, LATEST_MIN) * MINUTE_MS);
    const dearer = { ...charge, feeError: plus(charge.feeError, ONE_SATANG) };
    if (!isBefore(at, bangkokWindow(order.expectedOn).to) || !hasSameVat(charge, dearer)) {
      return order;
    }
    this.changes.set(charge.id, { chargeId: charge.id, paidAt, at });
    return { ...order, charges: [dearer], finding: { code: 'FEE_VARIANCE', amount: ONE_SATANG } };
  }
}

/** Then one thing changes, and one finding explains it. */
const hasSameVat = (left: PlannedCharge, right: PlannedCharge): boolean =>
  figuresOf(left).vat === figuresOf(right).vat;

/** Money by key, as the JSON has it: whole satang. */
function moved(raw: Rendered, by: Readonly<Record<string, number>>): Rendered {
  const changed = Object.entries(by).map(([key, more]) => [key, Number(raw[key]) + more] as const);
  return { ...raw, ...Object.fromEntries(changed) };
}

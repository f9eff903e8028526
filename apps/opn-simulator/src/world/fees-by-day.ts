import type { BusinessDay } from '#calendar';
import { plus } from '#money';
import { bangkokDayOf } from '../day/bangkok-day.js';
import type { PlannedCharge } from '../day/planned-order.js';
import { figuresOf } from './figures.js';
import { NO_FEES } from './receipt.js';
import type { DayFees } from './receipt.js';

/** Everything Opn charges for, by the Bangkok day on which it does. */
export class FeesByDay {
  private readonly byDay = new Map<BusinessDay, DayFees>();

  /** Null if nothing was charged. */
  of(day: BusinessDay): DayFees | null {
    return this.byDay.get(day) ?? null;
  }

  addCharge(charge: PlannedCharge): void {
    const paid = charge.steps.find(({ becomes }) => becomes === 'successful');
    if (!paid) return;
    const { fee, vat } = figuresOf(charge);
    this.add(bangkokDayOf(paid.at), { ...NO_FEES, chargeFee: fee, vatDeducted: vat });
  }

  add(day: BusinessDay, more: DayFees): void {
    const known = this.byDay.get(day) ?? NO_FEES;
    this.byDay.set(day, {
      chargeFee: plus(known.chargeFee, more.chargeFee),
      transferFee: plus(known.transferFee, more.transferFee),
      voidedFee: plus(known.voidedFee, more.voidedFee),
      vatDeducted: plus(known.vatDeducted, more.vatDeducted),
    });
  }
}

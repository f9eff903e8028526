import type { BusinessDay } from '#calendar';
import { plus, ZERO } from '#money';
import type { Satang } from '#money';
import type { ExpectedReceipt } from './expected-receipt.js';

export interface DayTotal {
  readonly day: BusinessDay;
  readonly count: number;
  readonly amount: Satang;
}

/** How many receipts are expected on each day, and what they add up to; earliest day first. */
export function dayTotals(receipts: readonly ExpectedReceipt[]): readonly DayTotal[] {
  const totals = new Map<BusinessDay, DayTotal>();
  for (const { expectedOn: day, amount } of receipts) {
    const known = totals.get(day) ?? { day, count: 0, amount: ZERO };
    totals.set(day, { day, count: known.count + 1, amount: plus(known.amount, amount) });
  }
  return [...totals.values()].sort((left, right) => (left.day < right.day ? -1 : 1));
}

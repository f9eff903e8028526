import { businessDayOf } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import { postingDay } from '#days';
import type { ClosedDays } from '#days';
import type { ExpectationEvent } from '#expectations';
import type { Satang } from '#money';

/** What was expected from a day on, as far as the reports of that day and later could know. */
export interface ReceiptStep {
  readonly from: BusinessDay;
  readonly amount: Satang;
  readonly expectedOn: BusinessDay;
  readonly isWithdrawn: boolean;
}

/** Of the receipts that were stated more than once, or late; null: as it stands, ever since. */
export type HistoryOf = (reference: string) => readonly ReceiptStep[] | null;

export interface ToldReceipt {
  readonly event: ExpectationEvent;
  /** Days that had been closed when it was recorded. */
  readonly closed: ClosedDays;
}

/**
 * A receipt's steps from its events, in their order. What was told before the receipt's day was
 * closed belongs to that day; later it belongs to the first day that was still open, for the
 * reports before it have been issued. A withdrawal belongs to the day on which it was said.
 */
export function stepsOf(told: readonly ToldReceipt[], days: DayRules): readonly ReceiptStep[] {
  return told.reduce<readonly ReceiptStep[]>((steps, { event, closed }) => {
    const { amount, expectedOn } = event.data;
    const isWithdrawn = event.type === 'ExpectationWithdrawn';
    const before = steps.at(-1);
    const own = isWithdrawn
      ? latest(businessDayOf(event.occurredAt, days), expectedOn)
      : postingDay(earliest(expectedOn, before?.expectedOn ?? expectedOn), closed);
    const from = before ? latest(before.from, own) : own;
    return [...steps, { from, amount, expectedOn, isWithdrawn }];
  }, []);
}

/** What was expected by the end of a day. */
export const stepOn = (steps: readonly ReceiptStep[], day: BusinessDay): ReceiptStep | null =>
  steps.findLast(({ from }) => from <= day) ?? null;

const latest = (left: BusinessDay, right: BusinessDay): BusinessDay =>
  left > right ? left : right;

const earliest = (left: BusinessDay, right: BusinessDay): BusinessDay =>
  left < right ? left : right;

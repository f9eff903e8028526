import { addDays, dayWindow } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import { epochMs, HOUR_MS } from '#kernel';
import type { Instant } from '#kernel';
import { SWEPT_LISTS } from './swept-list.js';
import type { SweptList } from './swept-list.js';

/** A piece of history that is read in one go. */
export interface HistorySlice {
  readonly list: SweptList;
  readonly fromDay: BusinessDay;
  readonly toDay: BusinessDay;
  readonly from: Instant;
  readonly to: Instant;
}

/** Of some lists there are a few items a month. */
const A_MONTH = 31;
const DAYS_A_SLICE: Readonly<Record<SweptList, number>> = {
  charges: 1,
  transactions: 1,
  transfers: A_MONTH,
  receipts: A_MONTH,
  refunds: A_MONTH,
};

/** Opn may show a thing later than it says it was created: what ended just now is read again. */
const SETTLES_MS = HOUR_MS;

/** Both days included, in the order of their ends, so that days become whole one after another. */
export function historySlices(
  fromDay: BusinessDay,
  toDay: BusinessDay,
  rules: DayRules,
): readonly HistorySlice[] {
  const slices = SWEPT_LISTS.flatMap((list) => slicesOf(list, fromDay, toDay, rules));
  return slices.sort((left, right) =>
    left.toDay < right.toDay ? -1 : +(left.toDay > right.toDay),
  );
}

function slicesOf(
  list: SweptList,
  fromDay: BusinessDay,
  toDay: BusinessDay,
  rules: DayRules,
): readonly HistorySlice[] {
  const slices: HistorySlice[] = [];
  for (let day = fromDay; day <= toDay; day = addDays(day, DAYS_A_SLICE[list])) {
    const whole = addDays(day, DAYS_A_SLICE[list] - 1);
    const last = whole < toDay ? whole : toDay;
    const [from, to] = [dayWindow(day, rules).from, dayWindow(last, rules).to];
    slices.push({ list, fromDay: day, toDay: last, from, to });
  }
  return slices;
}

/** A slice read at that time need not be read again. */
export const isFinal = ({ to }: Pick<HistorySlice, 'to'>, readAt: Instant): boolean =>
  epochMs(readAt) >= epochMs(to) + SETTLES_MS;

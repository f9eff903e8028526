import { addDays, parseBusinessDay, parseMonth } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { IssuingEvent } from '#days';
import type { Recorded } from '#event-store';
import type { ChargeVerdict } from '#reconciliation';
import { countedLate, paymentsOfClosedMonths } from './late-payments.js';

const LAST = parseBusinessDay('2026-11-30');
const OPEN = addDays(LAST, 1);
const NEXT = addDays(OPEN, 1);
const PAID = {
  charge: { id: 'chrg_l', businessDay: LAST },
  matched: 5_000n,
} as unknown as ChargeVerdict;

/** Issued in this order. */
const issued = (...days: readonly BusinessDay[]): readonly Recorded<IssuingEvent>[] =>
  days.map((day, index) => {
    const version = days.slice(0, index).filter((one) => one === day).length + 1;
    return { position: index + 1, data: { day, version } } as Recorded<IssuingEvent>;
  });

/** The day that counts the payment, as a report of `day` sees it. */
function countingDay(
  day: BusinessDay,
  reports: ReturnType<typeof issued>,
  shown: { readonly onOwnDay?: boolean; readonly on?: BusinessDay } = {},
): BusinessDay | null {
  const naming = reports.filter(({ data }) => data.version === 1 && data.day === shown.on);
  return countedLate(day, [PAID], reports, {
    onOwnDay: new Set(shown.onOwnDay === true ? ['chrg_l'] : []),
    later: new Map([['chrg_l', naming]]),
  })(PAID);
}

describe('a payment of a closed month', () => {
  it('is counted by its own day if that shows it', () => {
    expect(countingDay(OPEN, issued(LAST), { onOwnDay: true })).toBe(LAST);
  });

  it('is counted by the first day that is closed afterwards, in each of its versions', () => {
    expect(countingDay(OPEN, issued(LAST))).toBe(OPEN);
    expect(countingDay(OPEN, issued(LAST, OPEN), { on: OPEN })).toBe(OPEN);
    expect(countingDay(NEXT, issued(LAST, OPEN, OPEN), { on: OPEN })).toBe(OPEN);
  });

  it('is not counted by a new version of a day that was closed before it was known', () => {
    expect(countingDay(OPEN, issued(LAST, OPEN))).toBeNull();
    expect(countingDay(NEXT, issued(LAST, OPEN))).toBe(NEXT);
  });

  it('is counted by its own day again once that has told of it in a reopened month', () => {
    expect(countingDay(NEXT, issued(LAST, OPEN, LAST), { onOwnDay: true, on: OPEN })).toBe(LAST);
  });

  it('is asked about only where its day has no later version', () => {
    const closed = new Set([parseMonth('2026-11')]);
    expect(paymentsOfClosedMonths(OPEN, [PAID], closed)).toEqual([PAID]);
    expect(paymentsOfClosedMonths(LAST, [PAID], closed)).toEqual([]);
    expect(paymentsOfClosedMonths(OPEN, [PAID], new Set())).toEqual([]);
  });
});

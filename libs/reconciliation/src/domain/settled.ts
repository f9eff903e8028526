import type { MoneyTotals } from './day-totals.js';
import type { DayReconciliation } from './reconcile-day.js';
import { plus, ZERO } from '#money';

/** A day as it stands: its totals and breaks, without the verdict on each of its rows. */
export type DayStanding = Pick<
  DayReconciliation,
  'day' | 'expected' | 'paid' | 'matched' | 'otherMethods' | 'breaks'
>;

/**
 * What needs no judge, added up: receipts expected and paid on the day, each by one charge that
 * nobody else claims and that has nothing wrong with it; and such charges of other methods.
 */
export interface SettledPart {
  /** PromptPay that is matched in full: so many receipts, and charges, of this gross. */
  readonly matched: MoneyTotals;
  readonly otherMethods: MoneyTotals;
}

const NO_MONEY: MoneyTotals = { count: 0, gross: ZERO, fee: ZERO, feeVat: ZERO, net: ZERO };

export const NOTHING_SETTLED: SettledPart = { matched: NO_MONEY, otherMethods: NO_MONEY };

/** The law's verdict on the rest of a day, and what was settled without it. */
export function withSettled(rest: DayStanding, settled: SettledPart): DayStanding {
  const { day, expected, paid, matched, breaks } = rest;
  const { count, gross } = settled.matched;
  return {
    day,
    expected: {
      ...expected,
      count: expected.count + count,
      amount: plus(expected.amount, gross),
      matched: plus(expected.matched, gross),
    },
    paid: {
      ...paid,
      ...addedUp(paid, settled.matched),
      matched: plus(paid.matched, gross),
    },
    matched: { count: matched.count + count, amount: plus(matched.amount, gross) },
    otherMethods: addedUp(rest.otherMethods, settled.otherMethods),
    breaks,
  };
}

const addedUp = (some: MoneyTotals, more: MoneyTotals): MoneyTotals => ({
  count: some.count + more.count,
  gross: plus(some.gross, more.gross),
  fee: plus(some.fee, more.fee),
  feeVat: plus(some.feeVat, more.feeVat),
  net: plus(some.net, more.net),
});

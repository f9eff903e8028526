import { ZERO } from '#money';
import type { DayReconciliation } from '#reconciliation';
import fc from 'fast-check';
import {
  anyCharges,
  anyOrders,
  anyRules,
  anyTime,
} from '../../../../test/support/reconciling/any-facts.js';
import { at, DAY, DAYS, EVE, NEXT } from '../../../../test/support/reconciling/cases.js';
import { order, paid, qr, reconcile } from '../../../../test/support/reconciling/cases.js';
import { buildExpectedRows } from './build-expected-rows.js';
import { buildSummary } from './build-summary.js';
import type { ReceiptMovement } from './receipt-movement.js';
import { movementsOf } from './receipt-movement.js';
import { SummaryTally } from './summary-tally.js';

const RUNS = 300;

const movements = ({ day, receipts, charges }: DayReconciliation): readonly ReceiptMovement[] =>
  movementsOf(day, DAYS, receipts, charges);

const summaryOf = (result: DayReconciliation) => {
  const tally = new SummaryTally(result.day);
  tally.addMovements(movements(result));
  const counted = { pending: 0, webhooksMissed: 3, systemFindings: 2 };
  return buildSummary({ tally, breaks: [], ...counted, uncredited: ZERO });
};

/** The tallies of the roll-forward that are not zero, as [count, amount]. */
const rollForward = (result: DayReconciliation) =>
  Object.fromEntries(
    Object.entries(summaryOf(result)).flatMap(([key, value]) => {
      const { count, amount } = value as { count?: number; amount?: bigint };
      return key.startsWith('exp') && count !== 0 ? [[key, [count, amount]]] : [];
    }),
  );

const A = order('A', '400.00');
const rows = (result: DayReconciliation) =>
  buildExpectedRows(result.day, movements(result), () => null).map(({ reference, section }) => [
    reference,
    section,
  ]);

describe('the roll-forward of expected receipts', () => {
  it('takes in what is expected today and takes out what is paid', () => {
    const result = reconcile([A, order('B', '60.00')], [paid(qr('c1', '400.00', 'A'))]);
    expect(rollForward(result)).toEqual({
      expNew: [2, 46_000n],
      expPaidOfToday: [1, 40_000n],
      expCloseOverdue: [1, 6_000n],
    });
  });

  it('carries an unpaid receipt from day to day until it is paid', () => {
    const charges = [paid(qr('c1', '400.00', 'A', { createdAt: at('23:00') }), at('10:00', NEXT))];
    const [first, second] = [DAY, NEXT].map((day) => reconcile([A], charges, { day }));
    expect(rollForward(first!)).toEqual({ expNew: [1, 40_000n], expCloseValid: [1, 40_000n] });
    expect(rollForward(second!)).toEqual({
      expOpen: [1, 40_000n],
      expPaidOfEarlier: [1, 40_000n],
    });
    expect(rows(second!)).toEqual([['A', 'brought_forward']]);
  });

  it('takes a receipt that is paid ahead on the day it is paid, and not again on its own', () => {
    const early = [paid(qr('c1', '400.00', 'A'), at('10:00', EVE))];
    const [ahead, own] = [EVE, DAY].map((day) => reconcile([A], early, { day }));
    expect(rollForward(ahead!)).toEqual({
      expNew: [1, 40_000n],
      expPaidOfLater: [1, 40_000n],
    });
    expect(rollForward(own!)).toEqual({});
    expect([rows(ahead!), rows(own!)]).toEqual([[['A', 'new']], [['A', 'new']]]);
  });

  it('takes a withdrawn receipt out on the day of the withdrawal, not before', () => {
    const gone = order('A', '400.00', { withdrawnAt: at('11:00', NEXT) });
    const [first, second, third] = [DAY, NEXT, '2026-11-22' as typeof DAY].map((day) =>
      reconcile([gone], [], { day, at: at('12:00', '2026-11-23' as typeof DAY) }),
    );
    expect(rollForward(first!)).toEqual({ expNew: [1, 40_000n], expCloseValid: [1, 40_000n] });
    expect(rollForward(second!)).toEqual({ expOpen: [1, 40_000n], expWithdrawn: [1, 40_000n] });
    expect(rollForward(third!)).toEqual({});
    expect(rows(third!)).toEqual([]);
  });

  it('withdraws on its own day what was withdrawn ahead', () => {
    const gone = order('A', '400.00', { withdrawnAt: at('11:00', EVE) });
    expect(rollForward(reconcile([gone], []))).toEqual({
      expNew: [1, 40_000n],
      expWithdrawn: [1, 40_000n],
    });
  });
});

const anyResult = fc
  .tuple(
    anyOrders,
    anyCharges,
    fc.record({ at: anyTime, rules: anyRules, day: fc.constantFrom(EVE, DAY, NEXT) }),
  )
  .map((facts) => reconcile(...facts));

describe('whatever happened on a day, its roll-forward', () => {
  it('closes: open + new + revised − paid − withdrawn = close, and nothing is below zero', () => {
    fc.assert(
      fc.property(anyResult, (result) => {
        const { expOpen, expNew, expRevised, expWithdrawn, ...more } = summaryOf(result);
        const paidToday =
          more.expPaidOfToday.amount + more.expPaidOfEarlier.amount + more.expPaidOfLater.amount;
        const start = expOpen.amount + expNew.amount + expRevised.amount;
        const close = more.expCloseValid.amount + more.expCloseOverdue.amount;
        expect(start - paidToday - expWithdrawn.amount).toBe(close);
        for (const { opening, added, withdrawn, paid: part, closing } of movements(result))
          for (const amount of [opening, added, withdrawn, part, closing])
            expect(amount).toBeGreaterThanOrEqual(0n);
        expect(paidToday).toBe(result.paid.matched);
      }),
      { numRuns: RUNS },
    );
  });

  it('leaves open of its own receipts what they are not matched with by the end of it', () => {
    fc.assert(
      fc.property(anyResult, (result) => {
        const own = movements(result).filter(
          ({ receipt: { group, standing } }) =>
            group.expectation.expectedOn === result.day && standing !== 'withdrawn',
        );
        const total = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, 0n);
        const { open, unpaid, held } = result.expected;
        const closing = total(own.map((movement) => movement.closing));
        const later = total(
          own.flatMap(({ payments }) =>
            payments.flatMap(({ charge, matched }) =>
              charge.businessDay! > result.day ? matched : [],
            ),
          ),
        );
        expect(closing).toBe(open + unpaid + held + later);
      }),
      { numRuns: RUNS },
    );
  });

  it('is the start of the next day’s', () => {
    fc.assert(
      fc.property(anyOrders, anyCharges, anyRules, (orders, charges, rules) => {
        const how = { rules, at: at('23:00', NEXT) };
        const [before, after] = [EVE, DAY].map((day) =>
          summaryOf(reconcile(orders, charges, { ...how, day })),
        );
        const closing = before!.expCloseValid.amount + before!.expCloseOverdue.amount;
        expect(after!.expOpen.amount).toBe(closing);
      }),
      { numRuns: RUNS },
    );
  });
});

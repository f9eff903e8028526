import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import { BREAK_CODES } from '#reconciliation';
import type { StandingTally } from '#reconciliation';
import { FINANCE_KINDS } from '../alert-kind.js';
import { codesOf, COVERED_BY } from './covered-codes.js';
import { judgeMismatches } from './judge-mismatches.js';

const DAY = parseBusinessDay('2026-11-20');
const LIMITS = { mismatchPercent: '0.5', mismatchAmount: satang(1_000_000n) };

const tally = (more: Partial<StandingTally> = {}): StandingTally => ({
  ...{ day: DAY, code: 'AMOUNT_UNDER', cause: null, isOverdue: false, isGrouped: false },
  ...{ count: 1, amount: satang(5_000n) },
  ...more,
});
const judged = (tallies: readonly StandingTally[], charges: number | null = 200) =>
  judgeMismatches(tallies, () => charges, LIMITS);

describe('mismatches above the limit', () => {
  it('are more than a share of the charges, or more than an amount', () => {
    expect(judged([tally()])).toEqual([]);
    expect(judged([tally({ count: 2 })])).toMatchObject([{ day: DAY, count: 2 }]);
    expect(judged([tally({ count: 2 })], 400)).toEqual([]);
    expect(judged([tally()], 0)).toHaveLength(1);
    expect(judged([tally({ amount: satang(1_000_000n) })])).toEqual([]);
    expect(judged([tally({ amount: satang(1_000_001n) })])).toHaveLength(1);
  });

  it('are of closed days, each for itself', () => {
    const many = tally({ count: 9 });
    const next = { ...many, day: parseBusinessDay('2026-11-21') };
    expect(judged([many], null)).toEqual([]);
    expect(judged([next, many]).map(({ day }) => day)).toEqual([DAY, next.day]);
  });

  it('leave out single satang, and what may still clear before it is due', () => {
    expect(judged([tally({ code: 'VAT_VARIANCE', count: 9, isGrouped: true })])).toEqual([]);
    const late = tally({ code: 'TRANSACTION_MISSING', count: 9 });
    expect(judged([late])).toEqual([]);
    expect(judged([{ ...late, isOverdue: true }])).toHaveLength(1);
  });

  it('name the code and the cause of most', () => {
    const tallies = [
      tally({ count: 2, cause: 'payout trsf_1' }),
      tally({ code: 'CHARGE_UNEXPECTED', count: 2, cause: 'webhook outage' }),
      tally({ code: 'CHARGE_UNEXPECTED', count: 1 }),
      tally({ code: 'NET_ARITHMETIC', count: 2, cause: 'webhook outage' }),
    ];
    expect(judged(tallies)).toMatchObject([
      { count: 7, amount: 20_000n, code: 'CHARGE_UNEXPECTED', cause: 'webhook outage' },
    ]);
  });

  it('are counted where no other alert tells of a break, and unpaid orders nowhere', () => {
    expect(Object.keys(COVERED_BY).sort()).toEqual(Object.keys(BREAK_CODES).sort());
    expect(FINANCE_KINDS.filter((kind) => codesOf(kind).length === 0)).toEqual([
      ...['report-late', 'unexplained-money', 'awaiting-approval'],
    ]);
    expect(COVERED_BY.RECEIPT_UNPAID).toBeNull();
  });
});

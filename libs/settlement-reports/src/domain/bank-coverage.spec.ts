import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import { bankCoverage } from './bank-coverage.js';
import type { CoveringStatement } from './bank-coverage.js';

const BANGKOK = 'Asia/Bangkok';

const statement = (more: Partial<CoveringStatement> = {}): CoveringStatement => ({
  firstDay: parseBusinessDay('2026-11-20'),
  lastDay: parseBusinessDay('2026-11-20'),
  ...{ addsUp: true, count: 45, moved: satang(1_000n), kept: 2 },
  ...{ countDifference: 0, amountDifference: satang(0n) },
  ...more,
});

describe('what covers a day at the bank', () => {
  it('waits while no statement does', () => {
    expect(bankCoverage([], BANGKOK)).toMatchObject({
      ...{ source: 'bank-lines', result: 'waiting', count: null, pages: null },
      gap: 'none imported for this day',
    });
  });

  it('is stated with its days, its movements and how many were kept', () => {
    const month = { firstDay: parseBusinessDay('2026-11-01'), moved: satang(-1n), count: 5 };
    expect(bankCoverage([statement(), statement(month)], BANGKOK)).toEqual({
      ...{ source: 'bank-lines', result: 'complete', pages: 2, count: 50, amount: 999n },
      ...{ statedCount: 50, statedAmount: 999n },
      ...{ from: '2026-10-31T17:00:00Z', to: '2026-11-20T17:00:00Z' },
      gap: '4 of 50 movements concern payouts or returns and were kept',
    });
  });

  it('is incomplete where a statement is not what it states', () => {
    const wrong = { addsUp: false, countDifference: -1, amountDifference: satang(-500n) };
    expect(bankCoverage([statement(wrong)], BANGKOK)).toMatchObject({
      ...{ result: 'incomplete', statedCount: 46, statedAmount: 1_500n },
      gap: 'a statement of this day does not add up',
    });
  });

  it('has no stated total unless every statement states one', () => {
    const silent = { countDifference: null, amountDifference: null };
    expect(bankCoverage([statement(), statement(silent)], BANGKOK)).toMatchObject({
      ...{ statedCount: null, statedAmount: null, result: 'complete' },
    });
  });
});

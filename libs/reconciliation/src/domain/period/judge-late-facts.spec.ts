import { DEFAULT_MATCHING_RULES } from '#accounts';
import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang, ZERO } from '#money';
import { DAYS } from '../../../../../test/support/reconciling/cases.js';
import type { Judging } from '../judge-rules.js';
import { judgeLateFacts } from './judge-late-facts.js';
import type { LateFact } from './judge-late-facts.js';

const openedAt = parseInstant('2026-12-02T02:00:00Z');
const judging: Judging = {
  instant: openedAt,
  days: DAYS,
  holidays: new Set(),
  rulesOn: () => DEFAULT_MATCHING_RULES,
};
const fact = (more: Partial<LateFact>): LateFact => ({
  ...{ entries: null, subject: 'chrg_1', day: '2026-11-20' as BusinessDay, reference: null },
  ...{ receipts: ZERO, balance: ZERO, bank: ZERO, tax: ZERO, openedAt },
  ...more,
});
const judged = (...facts: readonly LateFact[]) => judgeLateFacts('2026-11', facts, judging);
const FIVE = satang(500n);

describe('a late fact', () => {
  it.each([
    ['a payment', { receipts: FIVE, balance: satang(490n) }, 'charge'],
    ['a credit', { balance: FIVE }, 'charge'],
    ['a transfer', { subject: 'trsf_1', balance: FIVE }, 'transfer'],
    ['money returned', { entries: 'C1', subject: 'ORD_1', bank: FIVE }, 'return'],
    ['money held and returned', { entries: 'C1', subject: 'chrg_1', receipts: FIVE }, 'return'],
    ['an invoice', { entries: 'V2', subject: 'T-1', tax: FIVE }, 'tax-invoice'],
    ['tax withheld by invoice', { entries: 'W1', subject: 'T-1', tax: FIVE }, 'tax-invoice'],
    ['tax withheld by receipt', { entries: 'W1', subject: 'rcpt_1', tax: FIVE }, 'tax-receipt'],
    ['tax paid back', { entries: 'W2', subject: 'R-1', bank: FIVE, tax: -5n }, 'withholding'],
  ])('of %s has its kind, and its amount', (_, more, kind) => {
    expect(judged(fact(more as Partial<LateFact>))).toMatchObject([
      { code: 'LATE_FACT', subject: { kind }, amount: FIVE },
    ]);
  });

  it('is told apart from others that people gave the same name', () => {
    const named = (entries: LateFact['entries']) => fact({ entries, subject: '1', tax: FIVE });
    const ids = judged(named('V2'), named('W1'), named('W2'), named('C1')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

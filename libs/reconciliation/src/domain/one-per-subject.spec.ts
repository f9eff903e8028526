import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { breakOf } from './break.js';
import type { Break, BreakFacts } from './break.js';
import type { BreakCode } from './break-code.js';
import { onePerSubject } from './one-per-subject.js';
import { judging } from './payout/judging.fixtures.js';

const about = (code: BreakCode, amount: bigint, more: Partial<BreakFacts> = {}): Break =>
  breakOf(
    {
      ...{ code, day: parseBusinessDay('2026-11-20'), reference: null, expected: null },
      subject: { kind: 'transfer', id: 'trsf_1' },
      actual: satang(amount),
      openedAt: parseInstant('2026-11-20T01:00:00Z'),
      ...more,
    },
    judging,
  );

const told = (breaks: readonly Break[]) =>
  onePerSubject(breaks).map(({ code, amount, explains }) => [code, amount, ...explains]);

describe('breaks of one transfer', () => {
  const short = about('SETTLEMENT_SHORT', -5n);
  const failed = about('TRANSFER_FAILED', -90n, { explains: ['SETTLEMENT_SHORT'] });
  const late = about('IN_TRANSIT_LATE', -97n);
  const fee = about('TRANSFER_FEE_VARIANCE', 1n);

  it('leave the amount to the first code, whatever was judged first', () => {
    expect(told([late, short])).toEqual([['SETTLEMENT_SHORT', -5n, 'IN_TRANSIT_LATE']]);
    expect(told([short, late])).toEqual(told([late, short]));
  });

  it('name what the first one had already named, in order and once', () => {
    const all = ['TRANSFER_FAILED', -90n, 'SETTLEMENT_SHORT', 'IN_TRANSIT_LATE'];
    expect(told([late, failed])).toEqual([all]);
    expect(told([short, late, failed])).toEqual([all]);
  });

  it('of another group, or of another transfer, keep their own', () => {
    const other = about('SETTLEMENT_OVER', 7n, { subject: { kind: 'transfer', id: 'trsf_2' } });
    expect(told([fee, late, other])).toEqual([
      ['TRANSFER_FEE_VARIANCE', 1n],
      ['IN_TRANSIT_LATE', -97n],
      ['SETTLEMENT_OVER', 7n],
    ]);
  });
});

import { parseBaht } from '#money';
import fc from 'fast-check';
import { at, DAY } from '../../../../../test/support/reconciling/cases.js';
import { areShifted } from './shifted-reference.js';
import { suggestMatches } from './suggest-matches.js';
import type { StrayPayment, WaitingReceipt } from './suggest-matches.js';

const receipt = (reference: string, baht = '400.00'): WaitingReceipt => ({
  reference,
  amount: parseBaht(baht),
  expectedOn: DAY,
  from: at('09:00'),
  to: at('12:00'),
});
const payment = (chargeId: string, time = '10:00', reference: string | null = null) =>
  ({ chargeId, reference, gross: parseBaht('400.00'), paidAt: at(time) }) satisfies StrayPayment;
const nobody = () => false;
const inShort = (...facts: Parameters<typeof suggestMatches>) =>
  suggestMatches(...facts).map(({ expectation, charge, score }) => [expectation, charge, score]);

describe('suggestions', () => {
  it('are payments of the same amount in the time of a receipt, explained', () => {
    const [found, ...more] = suggestMatches([receipt('A')], [payment('c1')], nobody, 0);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ expectation: 'A', charge: 'c1', score: 80 });
    expect(found?.reasons).toEqual([
      'the amount is the same',
      'it was paid while it was expected',
      'the charge states no reference',
      'neither has another candidate',
    ]);
  });

  it('reach so many minutes beyond that time, and not one more', () => {
    const late = [payment('c1', '12:30')];
    expect(inShort([receipt('A')], late, nobody, 29)).toEqual([]);
    const [found] = suggestMatches([receipt('A')], late, nobody, 30);
    expect(found).toMatchObject({ score: 70 });
    expect(found?.reasons).toContain('it was paid 30 minutes after that time');
    const early = suggestMatches([receipt('A')], [payment('c1', '08:45')], nobody, 30);
    expect(early[0]?.reasons).toContain('it was paid 15 minutes before that time');
  });

  it('are none of another amount, and none that a person refused', () => {
    expect(inShort([receipt('A', '400.01')], [payment('c1')], nobody, 60)).toEqual([]);
    expect(inShort([receipt('A')], [payment('c1')], () => true, 60)).toEqual([]);
  });

  it('have more to say for a reference that is one slip away', () => {
    const stray = payment('c1', '10:00', 'ORD-1243');
    expect(inShort([receipt('ORD-1234'), receipt('ORD-9')], [stray], nobody, 0)).toEqual([
      ['ORD-1234', 'c1', 90],
      ['ORD-9', 'c1', 70],
    ]);
  });

  it('come in the same order, however receipts and payments are read', () => {
    const receipts = ['A', 'B', 'C'].map((name) => receipt(name));
    const payments = ['c1', 'c2', 'c3'].map((id) => payment(id));
    const all = suggestMatches(receipts, payments, nobody, 60);
    expect(all).toHaveLength(9);
    const shuffled = (items: readonly string[]) =>
      fc.shuffledSubarray([...items], { minLength: 3 });
    fc.assert(
      fc.property(shuffled(['A', 'B', 'C']), shuffled(['c1', 'c2', 'c3']), (names, ids) => {
        const again = [names.map((name) => receipt(name)), ids.map((id) => payment(id))] as const;
        expect(suggestMatches(...again, nobody, 60)).toEqual(all);
      }),
    );
  });
});

describe('a slip of the pen', () => {
  it.each([
    ['ORD-1234', 'ORD-1243', true],
    ['ORD-1234', 'ord 1234', true],
    ['ORD-1234', 'ORD-12345', true],
    ['ORD-1234', 'ORD-124', true],
    ['ORD-1234', 'ORD-1239', true],
    ['ORD-1234', 'ORD-1329', false],
    ['ORD-1234', 'ORD-4321', false],
    ['ORD-1234', '', false],
    ['1', '2', false],
  ])('%s and %s: %p', (left, right, isSlip) => {
    expect([areShifted(left, right), areShifted(right, left)]).toEqual([isSlip, isSlip]);
  });
});

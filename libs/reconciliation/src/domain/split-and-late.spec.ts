import { at, found } from '../../../../test/support/reconciling/cases.js';
import { order, paid, partsOf, qr, reconcile } from '../../../../test/support/reconciling/cases.js';

const A = order('A', '400.00');
const FIRST = paid(qr('c1', '300.00', 'A'));
const LATE = { ...FIRST, wasExpired: true };
const next = (baht: string) => paid(qr('c2', baht, 'A'), at('10:05'));

/** Which code carries the amount, and what is matched: split or late allowed or not. */
const CASES: readonly (readonly [string, string, boolean, boolean, boolean, string[], bigint])[] = [
  ['exact', '100.00', false, false, false, ['AMBIGUOUS_MATCH'], 0n],
  ['exact', '100.00', true, false, false, [], 40_000n],
  ['exact and late', '100.00', false, false, true, ['AMBIGUOUS_MATCH', 'PAID_AFTER_EXPIRY'], 0n],
  ['exact and late', '100.00', true, false, true, ['PAID_AFTER_EXPIRY'], 0n],
  ['exact and late', '100.00', false, true, true, ['AMBIGUOUS_MATCH'], 0n],
  ['exact and late', '100.00', true, true, true, [], 40_000n],
  ['short', '50.00', false, false, false, ['AMBIGUOUS_MATCH', 'AMOUNT_UNDER'], 0n],
  ['short', '50.00', true, false, false, ['AMOUNT_UNDER'], 35_000n],
  ['short and late', '50.00', true, false, true, ['PAID_AFTER_EXPIRY', 'AMOUNT_UNDER'], 0n],
  ['short and late', '50.00', true, true, true, ['AMOUNT_UNDER'], 35_000n],
  ['too much', '200.00', false, false, false, ['DUPLICATE_PAYMENT'], 40_000n],
  ['too much', '200.00', true, false, false, ['DUPLICATE_PAYMENT'], 40_000n],
  [
    'too much, late',
    '200.00',
    true,
    false,
    true,
    ['DUPLICATE_PAYMENT', 'PAID_AFTER_EXPIRY'],
    40_000n,
  ],
  ['too much, late', '200.00', true, true, true, ['DUPLICATE_PAYMENT'], 40_000n],
];

describe('two payments of one order', () => {
  it.each(CASES)(
    'that are %s (%s more; split %p, late accepted %p, first late %p)',
    (_, baht, splitPayments, acceptLatePayments, isLate, codes, matched) => {
      const rules = { splitPayments, acceptLatePayments };
      const result = reconcile([A], [isLate ? LATE : FIRST, next(baht)], { rules });
      expect(found(result).flatMap(([code, , , ...also]) => [code, ...also])).toEqual(codes);
      expect(partsOf(result, 'paid')['matched'] ?? 0n).toBe(matched);
    },
  );
});

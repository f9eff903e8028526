import { moneyWithFee, seen } from '../../../../test/support/charge-snapshots.js';
import { canonicalJson } from '#kernel';
import { historyOf, ordersOf } from '../../../../test/support/histories.js';
import { chargeDecider } from './charge.js';
import type { ChargeSnapshot, ChargeTerms } from './charge-snapshot.js';

/** All of a charge that reaches tables, whatever it was learned from first. */
function outcome(reads: readonly ChargeSnapshot[]): string {
  const { initial, evolve } = chargeDecider;
  const charge = historyOf(chargeDecider, reads).reduce(evolve, initial);
  if (charge === null) return 'null';
  const { status, terms, paidAt, contradictions } = charge;
  const isContradicted = contradictions.length > 0;
  return canonicalJson({ status, terms: termsText(terms), paidAt, isContradicted });
}

const termsText = (terms: ChargeTerms): string =>
  canonicalJson({ ...terms, money: { ...terms.money } });

/** Each distinct one, written canonically. */
const outcomes = (orders: readonly (readonly ChargeSnapshot[])[]): string[] => [
  ...new Set(orders.map(outcome)),
];

const dearer = { money: moneyWithFee(1n) };
const dearest = { money: moneyWithFee(2n) };

const SETS: readonly (readonly [string, readonly ChargeSnapshot[]])[] = [
  ['paid in time', [seen('pending', 1), seen('pending', 2), seen('completed', 5)]],
  ['paid, and a stale read', [seen('completed', 5), seen('pending', 7), seen('pending', 1)]],
  ['failed', [seen('pending', 1), seen('failed', 4), seen('pending', 5)]],
  ['paid after expiry', [seen('pending', 1), seen('expired', 3), seen('completed', 5)]],
  ['expired, failed, paid', [seen('expired', 2), seen('failed', 3), seen('completed', 5)]],
  ['reversed', [seen('pending', 1), seen('completed', 5), seen('reversed', 9)]],
  ['reversed with other money', [seen('completed', 5), seen('reversed', 9, dearer)]],
  ['contradicted', [seen('completed', 5), seen('failed', 9), seen('pending', 1)]],
  ['contradicted below', [seen('failed', 5), seen('expired', 9), seen('pending', 1)]],
  ['contradicted twice', [seen('completed', 5), seen('failed', 7), seen('failed', 9, dearer)]],
  ['reversal taken back', [seen('reversed', 5), seen('completed', 9), seen('failed', 12)]],
  ['amended', [seen('completed', 5), seen('completed', 7, dearer), seen('pending', 8)]],
  [
    'amended twice',
    [seen('completed', 5), seen('completed', 7, dearer), seen('completed', 8, dearest)],
  ],
  ['amended while pending', [seen('pending', 1), seen('pending', 2, dearer), seen('failed', 4)]],
  ['stale terms', [seen('pending', 8, dearer), seen('failed', 5), seen('expired', 2, dearest)]],
  [
    'everything',
    [
      seen('pending', 1),
      seen('expired', 3),
      seen('completed', 5),
      seen('completed', 7, dearer),
      seen('failed', 9),
    ],
  ],
];

describe.each(SETS)('reads of a charge: %s', (_, reads) => {
  const expected = outcome([...reads].sort((left, right) => (left.readAt < right.readAt ? -1 : 1)));

  it('end in the same state in any order', () => {
    expect(outcomes(ordersOf(reads))).toEqual([expected]);
  });

  it('end in the same state however often each is delivered', () => {
    const orders = reads.length > 3 ? [reads] : ordersOf(reads);
    const deliveries = orders.flatMap((order) =>
      ordersOf([...order, ...order.slice(0, reads.length > 3 ? 1 : 2)]),
    );
    expect(outcomes(deliveries)).toEqual([expected]);
  });

  it('teach nothing any more once all of them are known', () => {
    for (const order of ordersOf(reads)) {
      const known = historyOf(chargeDecider, [...order, ...order]);
      expect(historyOf(chargeDecider, [...order, ...order, ...order])).toEqual(known);
    }
  });
});

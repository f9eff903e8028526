import type { Instant } from '#kernel';
import fc from 'fast-check';
import { minute, moneyWithFee, PAID_AT, seen } from '../../../../test/support/charge-snapshots.js';
import { ChargeTable } from '../../../../test/support/charge-table.js';
import { historyOf, ordersOf } from '../../../../test/support/histories.js';
import { chargeDecider } from './charge.js';
import type { ChargeSnapshot } from './charge-snapshot.js';
import { compareStatus } from './charge-status.js';
import type { ChargeStatus } from './charge-status.js';

/** The row that reads in this order make, without what depends on when we learned of them. */
const outcome = (reads: readonly ChargeSnapshot[]): string =>
  new ChargeTable(historyOf(chargeDecider, reads)).text();

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
  ['failed, and dated later', [seen('failed', 9), seen('failed', 11, { endedAt: minute(3) })]],
  ['paid after expiry', [seen('pending', 1), seen('expired', 3), seen('completed', 5)]],
  ['expired, failed, paid', [seen('expired', 2), seen('failed', 3), seen('completed', 5)]],
  ['reversed', [seen('pending', 1), seen('completed', 5), seen('reversed', 9)]],
  ['reversed with other money', [seen('completed', 5), seen('reversed', 9, dearer)]],
  ['reversed, then amended', [seen('reversed', 9), seen('reversed', 12, dearer)]],
  ['contradicted', [seen('completed', 5), seen('failed', 9), seen('pending', 1)]],
  ['contradicted below', [seen('failed', 5), seen('expired', 9), seen('pending', 1)]],
  ['said to be expired once paid', [seen('completed', 5), seen('expired', 9)]],
  ['contradicted twice', [seen('completed', 5), seen('failed', 7), seen('failed', 9, dearer)]],
  ['contradicted and confirmed', [seen('completed', 5), seen('failed', 7), seen('completed', 9)]],
  ['reversal taken back', [seen('reversed', 5), seen('completed', 9), seen('failed', 12)]],
  ['amended', [seen('completed', 5), seen('completed', 7, dearer), seen('pending', 8)]],
  [
    'amended twice',
    [seen('completed', 5), seen('completed', 7, dearer), seen('completed', 8, dearest)],
  ],
  ['amended and back', [seen('completed', 5), seen('completed', 7, dearer), seen('completed', 8)]],
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

/** What Opn says in the end; the watch asks until it has heard it. */
const lastWord = (reads: readonly ChargeSnapshot[]): ChargeSnapshot => {
  const newest = [...reads]
    .filter(({ status }) => status !== 'pending')
    .sort((left, right) => (left.readAt < right.readAt ? 1 : -1))[0];
  return { ...(newest ?? seen('expired', 0)), readAt: minute(60) };
};

describe.each(SETS)('reads of a charge: %s', (_, reads) => {
  const last = lastWord(reads);
  const inOrder = [...reads].sort((left, right) => (left.readAt < right.readAt ? -1 : 1));
  const expected = outcome([...inOrder, last]);

  it('end in the same state in any order', () => {
    expect(outcomes(ordersOf(reads).map((order) => [...order, last]))).toEqual([expected]);
  });

  it('end in the same state however often each is delivered', () => {
    const orders = reads.length > 3 ? [reads] : ordersOf(reads);
    const deliveries = orders.flatMap((order) =>
      ordersOf([...order, ...order.slice(0, reads.length > 3 ? 1 : 2)]),
    );
    expect(outcomes(deliveries.map((order) => [...order, last]))).toEqual([expected]);
  });

  it('teach nothing any more once all of them are known', () => {
    for (const order of ordersOf(reads)) {
      const known = historyOf(chargeDecider, [...order, ...order]);
      expect(historyOf(chargeDecider, [...order, ...order, ...order])).toEqual(known);
    }
  });
});

interface Said {
  readonly status: ChargeStatus;
  readonly minute: number;
  readonly more: bigint;
  readonly reference: string;
  readonly endedBefore: number;
  readonly paidAt: Instant;
}

function readOf({ status, minute: at, more, reference, endedBefore, paidAt }: Said) {
  const read = seen(status, at, { money: moneyWithFee(more), reference });
  const endedAt = read.endedAt === null ? null : minute(at - endedBefore);
  return { ...read, endedAt, paidAt: read.paidAt === null ? null : paidAt };
}

/** Opn stands by the highest status it ever stated, in the words it used last. */
function standsBy(reads: readonly ChargeSnapshot[]): ChargeSnapshot {
  const [last] = [...reads].sort(
    (left, right) =>
      Number(compareStatus(right.status, left.status) === 'higher') -
        Number(compareStatus(left.status, right.status) === 'higher') ||
      (left.readAt < right.readAt ? 1 : -1),
  );
  return { ...(last ?? seen('pending', 0)), readAt: minute(60) };
}

describe('whatever Opn says, and in whatever order we hear it', () => {
  const said = fc.uniqueArray(
    fc.record<Said>({
      status: fc.constantFrom('pending', 'expired', 'failed', 'completed', 'reversed'),
      minute: fc.integer({ min: 1, max: 12 }),
      more: fc.constantFrom(0n, 0n, 1n, 2n),
      reference: fc.constantFrom('ORD-1', 'ORD-1', 'ORD-2'),
      endedBefore: fc.integer({ min: 0, max: 3 }),
      paidAt: fc.constantFrom(PAID_AT, PAID_AT, minute(2)),
    }),
    { minLength: 1, maxLength: 7, selector: (one) => one.minute },
  );
  const heard = said.chain((all) => {
    const twice = [...all, ...all];
    const order = fc.shuffledSubarray(twice, { minLength: twice.length });
    return fc.record({ all: fc.constant(all), orders: fc.array(order, { maxLength: 4 }) });
  });

  it('the end is the same, once we have asked again', () => {
    const holds = ({ all, orders }: { all: Said[]; orders: Said[][] }): void => {
      const last = standsBy(all.map(readOf));
      const ends = [all, ...orders].map((order) => [...order.map(readOf), last]);
      expect(outcomes(ends)).toHaveLength(1);
    };
    fc.assert(fc.property(heard, holds), { numRuns: 600 });
  });
});

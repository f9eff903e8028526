import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import type { BalanceTransaction, TransferTerms } from '#payouts';
import fc from 'fast-check';
import {
  amended,
  created,
  failed,
  noonOf,
  paid,
  posted,
  reposted,
  sent,
  TAKEN,
  TERMS,
} from '../../../../test/support/payout-events.js';
import { toldBooks } from './told-books.fixtures.js';
import type { Circumstances, PayoutEvent } from './told-books.fixtures.js';

/** What happened to a transfer: what Opn first showed of each thing, and what it shows at last. */
interface Story {
  readonly terms: readonly [TransferTerms, TransferTerms];
  readonly isPaid: boolean;
  readonly isFailed: boolean;
  readonly transactions: readonly (readonly [BalanceTransaction, BalanceTransaction])[];
}

const amount = fc.oneof(
  fc.constantFrom(100_000n, 97_000n, 3_000n, 2_804n).map(satang),
  fc.bigInt({ min: 0n, max: 200_000n }).map(satang),
);
const terms = fc
  .record({ amount, fee: amount, feeVat: amount, net: amount, currency: fc.constant('THB') })
  .map((money): TransferTerms => ({ ...TERMS, ...money }));
const anyTerms = fc.oneof(fc.constant(TERMS), terms, fc.constant({ ...TERMS, currency: 'USD' }));
const movement = fc.record({
  amount,
  direction: fc.constantFrom('debit', 'credit'),
  createdAt: fc.constantFrom(...[19, 20, 21, 22].map(noonOf)),
  originId: fc.constantFrom(TAKEN.originId, TAKEN.originId, 'trsf_2', null),
});
const story: fc.Arbitrary<Story> = fc.record({
  terms: fc.tuple(anyTerms, anyTerms),
  isPaid: fc.boolean(),
  isFailed: fc.boolean(),
  transactions: fc.array(fc.tuple(movement, movement), { maxLength: 4 }).map((pairs) =>
    pairs.map(([first, last], index): readonly [BalanceTransaction, BalanceTransaction] => {
      const transactionId = `trxn_${index}`;
      return [
        { ...TAKEN, ...first, transactionId },
        { ...TAKEN, ...last, transactionId },
      ];
    }),
  ),
});

/** Each stream on its own: the log keeps the order within one, and any between them is possible. */
const streamsOf = ({ terms: [first, last], isPaid, isFailed, transactions }: Story) => [
  [
    ...[created(first), amended(first, last), sent()],
    ...(isPaid ? [paid()] : []),
    ...(isFailed ? [failed()] : []),
  ],
  ...transactions.map(([shown, later]) => [posted(shown), reposted(shown, later)]),
];

/** As learned by somebody who saw each thing only as it is in the end. */
const lateStreamsOf = (told: Story) =>
  streamsOf({
    ...told,
    terms: [told.terms[1], told.terms[1]],
    transactions: told.transactions.map(([, last]) => [last, last]),
  });

/** Takes the next event of one stream after another, as the numbers say. */
function merged(streams: readonly PayoutEvent[][], choices: readonly number[]): PayoutEvent[] {
  const left = streams.map((stream) => [...stream]);
  return choices.flatMap((choice) => {
    const open = left.filter((stream) => stream.length > 0);
    return open[choice % (open.length || 1)]?.shift() ?? [];
  });
}

const MOST_EVENTS = 13;
const choices = fc.array(fc.nat(), { minLength: MOST_EVENTS, maxLength: MOST_EVENTS });

/** The log has no event twice; but of a transfer it would do no harm. */
const repeated = (event: PayoutEvent): PayoutEvent[] =>
  event.type === 'BalanceTransactionPosted' && event.data.originId === null
    ? [event]
    : [event, event];

/** The transfer is of the 20th; the books begin before, with or after it, or with everything. */
const beginnings = fc
  .option(fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'))
  .map((day): Circumstances => (day === null ? {} : { openingDay: parseBusinessDay(day) }));

/** Balances by account and by the day to which they relate. */
function balancesAfter(
  events: readonly PayoutEvent[],
  circumstances: Circumstances = {},
): Readonly<Record<string, bigint>> {
  const balances = new Map<string, bigint>();
  for (const { relatesTo, lines } of toldBooks(events, circumstances).entries) {
    for (const [account, value] of Object.entries(lines)) {
      for (const key of [account, `${account} ${relatesTo}`]) {
        balances.set(key, (balances.get(key) ?? 0n) + value);
      }
    }
  }
  return Object.fromEntries([...balances].filter(([, value]) => value !== 0n).sort());
}

describe('the facts of a transfer', () => {
  it('end in the same books in whatever order they are learned', () => {
    fc.assert(
      fc.property(story, choices, choices, beginnings, (told, one, other, begin) => {
        const [left, right] = [one, other].map((order) => merged(streamsOf(told), order));
        expect(balancesAfter(left!, begin)).toEqual(balancesAfter(right!, begin));
        expect(toldBooks(left!).transfers).toEqual(toldBooks(right!).transfers);
      }),
    );
  });

  it('end in the same books however late they are learned, and however often', () => {
    fc.assert(
      fc.property(story, choices, choices, beginnings, (told, one, other, begin) => {
        const early = merged(streamsOf(told), one);
        const late = merged(lateStreamsOf(told), other).flatMap(repeated);
        expect(balancesAfter(late, begin)).toEqual(balancesAfter(early, begin));
      }),
    );
  });

  it('move the balance by what Opn’s transactions say, if it shows any', () => {
    fc.assert(
      fc.property(story, choices, (told, order) => {
        const last = told.transactions.map(([, shown]) => shown);
        const debits = last.filter((shown) => shown.direction === 'debit' && shown.amount > 0n);
        fc.pre(debits.some(({ originId }) => originId === TAKEN.originId));
        const moved = last.reduce((sum, shown) => sum + signed(shown), 0n);
        const balances = balancesAfter(merged(streamsOf(told), order));
        expect(balances['opn-balance'] ?? 0n).toBe(moved);
      }),
    );
  });
});

const signed = ({ direction, amount: moved }: BalanceTransaction): bigint =>
  direction === 'credit' ? moved : -moved;

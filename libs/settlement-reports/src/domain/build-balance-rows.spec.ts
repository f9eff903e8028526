import { parseBusinessDay } from '#calendar';
import { satang, sum } from '#money';
import fc from 'fast-check';
import { buildBalanceRows } from './build-balance-rows.js';
import type { BalanceFacts, MoneyOfDay } from './build-balance-rows.js';

const RUNS = 300;
const DAY = parseBusinessDay('2026-11-20');
const WEDNESDAY = parseBusinessDay('2026-11-18');

const of = (amount: bigint, more: Partial<MoneyOfDay> = {}): MoneyOfDay => ({
  ...{ originDay: DAY, count: 1, amount: satang(amount), releaseOn: null, code: null },
  ...more,
});

const factsOf = (
  [uncredited, balance, transit]: readonly [bigint, bigint, bigint],
  more: Partial<BalanceFacts> = {},
): BalanceFacts => ({
  ...{ day: DAY, holidays: new Set(), reserve: null, balanceCode: null },
  ...{ uncredited: [], onHold: [], transferable: [], inTransit: [] },
  closing: {
    'opn-uncredited': satang(uncredited),
    'opn-balance': satang(balance),
    'in-transit': satang(transit),
  },
  ...more,
});

const inShort = (facts: BalanceFacts) =>
  buildBalanceRows(facts).map(({ part, amount, age, bucket, code }) => [
    ...[part, amount, age, bucket, code],
  ]);

const money = fc.bigInt(-9_000_000n, 9_000_000n);
const parts = fc.array(
  money.map((amount) => of(amount)),
  { maxLength: 5 },
);

describe('the sheet Balance', () => {
  it('adds up to the books, whatever is known of their parts', () => {
    fc.assert(
      fc.property(
        fc.tuple(money, money, money),
        fc.record({ uncredited: parts, onHold: parts, transferable: parts, inTransit: parts }),
        fc.option(fc.bigInt(0n, 9_000_000n).map(satang)),
        (closing, known, reserve) => {
          const rows = buildBalanceRows(factsOf(closing, { ...known, reserve }));
          expect(sum(rows.map(({ amount }) => amount))).toBe(closing[0] + closing[1] + closing[2]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('says how old money is in bank business days', () => {
    const uncredited = [of(70n), of(30n, { originDay: WEDNESDAY, code: 'TRANSACTION_MISSING' })];
    expect(inShort(factsOf([100n, 0n, 0n], { uncredited }))).toEqual([
      ['not_yet_credited', 70n, 0, '0–1', null],
      ['not_yet_credited', 30n, 2, '2–3', 'TRANSACTION_MISSING'],
    ]);
  });

  it.each([
    ['2026-11-19', '0–1'],
    ['2026-11-17', '2–3'],
    ['2026-11-11', '4–7'],
    ['2026-10-12', '8–30'],
    ['2026-09-01', 'over 30'],
  ])('puts what is from %s into its bucket', (originDay, bucket) => {
    const inTransit = [of(5n, { originDay: parseBusinessDay(originDay) })];
    expect(buildBalanceRows(factsOf([0n, 0n, 5n], { inTransit }))[0]?.bucket).toBe(bucket);
  });

  it('shows what no line explains, of each account for itself', () => {
    const facts = factsOf([10n, 100n, -3n], { onHold: [of(60n)], balanceCode: 'BALANCE_DRIFT' });
    expect(inShort(facts)).toEqual([
      ['on_hold', 60n, 0, '0–1', null],
      ['unexplained', 10n, null, null, null],
      ['unexplained', 40n, null, null, 'BALANCE_DRIFT'],
      ['unexplained', -3n, null, null, null],
    ]);
  });

  it('takes a reserve for what the lines do not show, or out of what could be paid out', () => {
    const reserve = satang(40n);
    const apart = factsOf([0n, 100n, 0n], { transferable: [of(60n)], reserve });
    expect(inShort(apart)).toEqual([
      ['transferable', 60n, 0, '0–1', null],
      ['reserve', 40n, null, null, null],
    ]);
    const within = factsOf([0n, 100n, 0n], { transferable: [of(100n)], reserve });
    expect(inShort(within)).toEqual([
      ['transferable', 100n, 0, '0–1', null],
      ['transferable', -40n, null, null, null],
      ['reserve', 40n, null, null, null],
    ]);
  });
});

import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import { balanceWalk, bucketOf, restOf } from './balance-walk.js';
import type { DayTurnover, PartOfDay } from './balance-walk.js';

const day = parseBusinessDay;
const [FRI, SAT, SUN] = [day('2026-11-20'), day('2026-11-21'), day('2026-11-22')];

const moved = (on: typeof FRI, kind: string, amount: bigint, count = 1): DayTurnover => ({
  day: on,
  ...{ kind, count, amount: satang(amount) },
});

describe('the walk of the balance', () => {
  it('leads from each day’s opening over what moved it to its closing', () => {
    const turnover = [
      moved(FRI, 'R2', 900n, 3),
      moved(FRI, 'T1', -500n),
      moved(SUN, 'S1', -20n),
      moved(SUN, 'X9', -3n),
    ];
    expect(balanceWalk(FRI, SUN, satang(100n), turnover)).toEqual([
      {
        ...{ day: FRI, opening: 100n, closing: 500n },
        movements: [
          { kind: 'charges', count: 3, amount: 900n },
          { kind: 'transfers', count: 1, amount: -500n },
        ],
      },
      { day: SAT, opening: 500n, movements: [], closing: 500n },
      {
        ...{ day: SUN, opening: 500n, closing: 477n },
        movements: [{ kind: 'other', count: 2, amount: -23n }],
      },
    ]);
  });
});

describe('what a balance consists of', () => {
  const part: PartOfDay = {
    part: 'on-hold',
    originDay: FRI,
    count: 2,
    amount: satang(70n),
    releaseOn: SAT,
  };

  it('adds up: what no day explains is said', () => {
    expect(restOf('on-hold', satang(100n), [part])).toEqual([
      { part: 'on-hold', originDay: null, count: 0, amount: 30n, releaseOn: null },
    ]);
    expect(restOf('on-hold', satang(70n), [part])).toEqual([]);
  });

  it.each([
    [0, '0–1'],
    [1, '0–1'],
    [2, '2–3'],
    [7, '4–7'],
    [30, '8–30'],
    [31, 'over 30'],
  ])('is filed at an age of %i bank business days under %s', (age, bucket) => {
    expect(bucketOf(age)).toBe(bucket);
  });
});

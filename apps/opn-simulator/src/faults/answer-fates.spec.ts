import fc from 'fast-check';
import { AnswerFates, MOST_IN_A_ROW } from './answer-fates.js';
import type { Request } from './answer-fates.js';
import { Dial } from './dial.js';
import { parsePercents } from './percents.js';

const charge: Request = { address: 'GET /charges/chrg_test_1', isRead: true, isList: false };
const list: Request = { address: 'GET /charges?limit=100', isRead: true, isList: true };
const expire: Request = { ...charge, address: 'POST /charges/1/expire', isRead: false };

const dialAt = (setting: string, seed = 'seed') => new Dial(seed, parsePercents(setting));

function fatesOf(dial: Dial, request: Request, times: number) {
  const fates = new AnswerFates();
  return Array.from({ length: times }, () => fates.next(dial, request));
}

const longestRun = (faults: readonly unknown[]): number =>
  Math.max(
    ...faults
      .map((fault) => (fault ? 'x' : ' '))
      .join('')
      .split(' ')
      .map(({ length }) => length),
  );

describe('the fate of an answer', () => {
  it('follows from seed, address and count, whatever else is asked between', () => {
    const dial = dialAt('all');
    const alone = fatesOf(dial, list, 200).map(({ applied }) => applied);
    const fates = new AnswerFates();
    const between = Array.from({ length: 200 }, () => {
      fates.next(dial, charge);
      return fates.next(dial, list).applied;
    });
    expect(between).toEqual(alone);
    expect(fatesOf(dialAt('all', 'other'), list, 200).map((one) => one.applied)).not.toEqual(alone);
  });

  it('lets everybody through who asks often enough', () => {
    const setting = 'http429=60,http500=60,html=60,cut=60,stale=60,shift=60';
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const faults = fatesOf(dialAt(setting, seed), list, 60).map(({ fault }) => fault);
        expect(longestRun(faults)).toBe(MOST_IN_A_ROW);
      }),
      { numRuns: 20 },
    );
  });

  it('lets nobody through while a fault is at 100', () => {
    const faults = fatesOf(dialAt('http500=100'), list, 20).map(({ fault }) => fault);
    expect(new Set(faults)).toEqual(new Set(['http500']));
  });

  it('lets only lists shift, and only reads be stale', () => {
    const seen = (request: Request) =>
      new Set(fatesOf(dialAt('stale=50,shift=50'), request, 100).map(({ fault }) => fault));
    expect(seen(list)).toEqual(new Set(['stale', 'shift', null]));
    expect(seen(charge)).toEqual(new Set(['stale', null]));
    expect(seen(expire)).toEqual(new Set([null]));
  });

  it('can be late whatever else becomes of it', () => {
    const fates = fatesOf(dialAt('slow=100,http500=50'), list, 50);
    expect(fates.every(({ slowMs }) => slowMs > 0 && slowMs <= 1_500)).toBe(true);
    expect(new Set(fates.map(({ fault }) => fault))).toEqual(new Set(['http500', null]));
  });
});

import { satang } from '#money';
import { composePayouts } from './compose-payouts.js';
import type { Circumstances } from './compose-payouts.js';
import { remainderOf } from './payout-facts.js';
import { ALL_READ, byHand, line, ms, scheduled, withReleased } from './payouts.fixtures.js';
import type { Line, PlannedPayout } from './payouts.fixtures.js';

function composed(
  payouts: readonly PlannedPayout[],
  lines: readonly Line[],
  circumstances: Partial<Circumstances> = {},
) {
  const all = { ...ALL_READ, ...circumstances };
  const facts = withReleased(payouts, lines, all.opening?.at ?? null);
  return composePayouts(facts, all).map((one, index) => ({
    reason: one.reason,
    isSweeping: one.isSweeping,
    ...{ count: one.lines.count, sum: one.lines.sum, taken: one.taken },
    remainder: remainderOf(facts[index]!.amount, one),
  }));
}

const explained = (count: number, sum: bigint, taken = 0n) => ({
  ...{ reason: null, isSweeping: true, remainder: 0n },
  ...{ count, sum, taken },
});

describe('what a transfer is made of', () => {
  it('is what became transferable since the one before, up to its own creation', () => {
    const early = [line(100, 7n), line(200, 11n)];
    const lines = [...early, line(201, 13n), line(300, 17n), line(301, 19n)];
    expect(composed([scheduled(200, 18n), scheduled(300, 30n)], lines)).toEqual([
      explained(2, 18n),
      explained(2, 30n),
    ]);
  });

  it('has lines released in the millisecond of its creation, and none a millisecond later', () => {
    const [early, late] = composed(
      [scheduled(1_000, 5n), scheduled(2_000, 9n)],
      [line(1_000, 5n), line(1_001, 9n)],
    );
    expect([early, late]).toEqual([explained(1, 5n), explained(1, 9n)]);
  });

  it('has refunds and disputes as negative lines, by direction', () => {
    expect(composed([scheduled(10, 70n)], [line(1, 100n), line(2, -30n)])).toEqual([
      explained(2, 70n),
    ]);
  });

  it('has a line from its creation on where Opn states no other time, or an earlier one', () => {
    const silent = { createdAt: ms(5), transferableAt: null, amount: 3n };
    const backdated = line(1, 4n, { createdAt: 15 });
    const made = composed([scheduled(10, 3n), scheduled(20, 4n)], [silent, backdated]);
    expect(made).toEqual([explained(1, 3n), explained(1, 4n)]);
  });

  it('shows what it took too little or too much as its remainder', () => {
    const [short, over] = composed(
      [scheduled(10, 90n), scheduled(20, 60n)],
      [line(1, 100n), line(11, 50n)],
    );
    expect([short?.remainder, over?.remainder]).toEqual([-10n, 10n]);
  });

  it('is empty for the second of two made in the same moment', () => {
    const [, second] = composed([scheduled(10, 5n), scheduled(10, 0n)], [line(10, 5n)]);
    expect(second).toEqual(explained(0, 0n));
  });
});

describe('a transfer made by hand', () => {
  const lines = [line(1, 100n), line(11, 40n)];

  it('sweeps if it took all there was', () => {
    expect(composed([byHand(10, 100n), scheduled(20, 40n)], lines)).toEqual([
      explained(1, 100n),
      explained(1, 40n),
    ]);
  });

  it('is partial if not, and the next sweeping one takes what it left', () => {
    const [partial, sweeping] = composed([byHand(10, 60n), scheduled(20, 80n)], lines);
    expect(partial).toMatchObject({ reason: 'partial', isSweeping: false });
    expect(sweeping).toEqual(explained(2, 140n, 60n));
  });

  it('sweeps if it took all that partial ones had left', () => {
    const [, second, next] = composed([byHand(5, 60n), byHand(10, 40n), scheduled(20, 40n)], lines);
    expect([second, next]).toEqual([explained(1, 100n, 60n), explained(1, 40n)]);
  });

  it('is of no known kind while not everything was read, and casts doubt up to the next', () => {
    const unread = (_: unknown, until: unknown) =>
      until === ms(10) ? ('history-incomplete' as const) : null;
    const made = composed([byHand(10, 100n), scheduled(20, 40n), scheduled(30, 0n)], lines, {
      unread,
    });
    expect(made.map(({ reason }) => reason)).toEqual([
      'history-incomplete',
      'history-incomplete',
      null,
    ]);
  });
});

describe('a transfer that came to nothing', () => {
  const lines = [line(1, 100n), line(11, 50n)];

  it('failed, has taken its lines all the same, and comes back as a line of the next', () => {
    const returned = line(15, 100n);
    const failed = scheduled(10, 100n, { status: 'failed' });
    expect(composed([failed, scheduled(20, 150n)], [...lines, returned])).toEqual([
      explained(1, 100n),
      explained(2, 150n),
    ]);
  });

  it.each([
    ['destroyed', 'destroyed'],
    ['failed', 'never-debited'],
  ] as const)('%s, and never taken from the balance, leaves it to the next', (status, reason) => {
    const nothing = scheduled(10, 100n, { status, wasDebited: false });
    const [first, next] = composed([nothing, scheduled(20, 150n)], lines);
    expect(first).toMatchObject({ reason, isSweeping: false });
    expect(next).toEqual(explained(2, 150n));
  });

  it('destroyed after it was taken, has come back, too; what it was made of is no matter', () => {
    const destroyed = scheduled(10, 100n, { status: 'destroyed' });
    const [first, next] = composed([destroyed, scheduled(20, 150n)], [...lines, line(15, 100n)]);
    expect([first?.reason, next]).toEqual(['destroyed', explained(2, 150n)]);
  });
});

describe('the first transfer', () => {
  it('took everything that was before it', () => {
    expect(composed([scheduled(10, 30n)], [line(-9_000, 10n), line(10, 20n)])).toEqual([
      explained(2, 30n),
    ]);
  });

  it('took what could be paid out when the books began, as one line', () => {
    const opening = { at: ms(5), transferable: satang(400n) };
    const lines = [line(1, 999n), line(5, 7n, { createdAt: 1 }), line(8, 3n)];
    expect(composed([scheduled(10, 410n)], lines, { opening })).toEqual([explained(3, 410n)]);
  });

  it('cannot be computed where it was before the books began', () => {
    const opening = { at: ms(5), transferable: satang(50n) };
    const made = composed([scheduled(4, 80n), scheduled(10, 50n)], [], { opening });
    expect(made.map(({ reason }) => reason)).toEqual(['history-incomplete', null]);
    expect(made[1]).toEqual(explained(1, 50n));
  });
});

import { plus, satang, sum, ZERO } from '#money';
import fc from 'fast-check';
import { composePayouts } from './compose-payouts.js';
import { remainderOf } from './payout-facts.js';
import type { Composition, PayoutFacts } from './payout-facts.js';
import { ALL_READ, byHand, line, scheduled, withReleased } from './payouts.fixtures.js';
import type { Line, PlannedPayout } from './payouts.fixtures.js';

const RUNS = 300;
const LAST_MS = 60;

const anyTime = fc.integer({ min: 0, max: LAST_MS });
const anyAmount = fc.bigInt({ min: -50n, max: 200n });

const anyLines: fc.Arbitrary<readonly Line[]> = fc
  .array(fc.record({ at: anyTime, amount: anyAmount, createdAt: anyTime }), { maxLength: 30 })
  .map((all) => all.map(({ at, amount, createdAt }) => line(at, amount, { createdAt })));

const anyPayouts: fc.Arbitrary<readonly PlannedPayout[]> = fc
  .array(
    fc.record({
      at: anyTime,
      amount: anyAmount,
      isScheduled: fc.boolean(),
      status: fc.constantFrom('created', 'sent', 'paid', 'failed', 'destroyed'),
      wasDebited: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all
      .map(({ at, amount, ...facts }, index) => scheduled(at, amount, { id: `${index}`, ...facts }))
      .sort((left, right) => Date.parse(left.createdAt) - Date.parse(right.createdAt)),
  );

const always = (
  check: (
    made: readonly Composition[],
    facts: readonly PayoutFacts[],
    lines: readonly Line[],
  ) => void,
): void =>
  fc.assert(
    fc.property(anyPayouts, anyLines, (payouts, lines) => {
      const facts = withReleased(payouts, lines);
      check(composePayouts(facts, ALL_READ), facts, lines);
    }),
    { numRuns: RUNS },
  );

const tookPart = ({ reason }: Composition): boolean => reason === 'partial';
const endsWindow = ({ isSweeping }: Composition): boolean => isSweeping;

describe('whatever was transferred', () => {
  it('lines, less what partial transfers took of them, and remainder make the amount', () => {
    always((made, facts) => {
      made.forEach((one, index) => {
        const { amount } = facts[index]!;
        expect(one.lines.sum - one.taken + remainderOf(amount, one)).toBe(amount);
      });
    });
  });

  it('every line is in the window of one sweeping transfer, or after the last', () => {
    always((made, facts) => {
      const released = facts.reduce((all, one) => all + one.released.count, 0);
      const lastSweep = made.findLastIndex(endsWindow);
      const left = facts.slice(lastSweep + 1).reduce((all, one) => all + one.released.count, 0);
      const swept = made.filter(endsWindow).reduce((all, one) => all + one.lines.count, 0);
      expect(swept + left).toBe(released);
    });
  });

  it('sweeping transfers account for all that partial ones took before them', () => {
    always((made, facts) => {
      const lastSweep = made.findLastIndex(endsWindow);
      const partial = facts.filter((_, index) => index < lastSweep && tookPart(made[index]!));
      const taken = made.filter(endsWindow).map((one) => one.taken);
      expect(sum(taken)).toBe(sum(partial.map(({ amount }) => amount)));
    });
  });

  it('a window begins where the sweeping transfer before it was created', () => {
    always((made, facts) => {
      let last: string | null = null;
      made.forEach((one, index) => {
        expect(one.after).toBe(last);
        if (endsWindow(one)) last = facts[index]!.createdAt;
      });
    });
  });

  it('a suffix from any scheduled transfer on comes to the same as the whole', () => {
    always((made, facts) => {
      const isReset = ({ isScheduled, status, wasDebited }: PayoutFacts): boolean =>
        isScheduled && (wasDebited || !['failed', 'destroyed'].includes(status));
      const from = facts.findIndex(isReset);
      if (from < 0) return;
      const after = facts[from]!.createdAt;
      const rest = facts.slice(from + 1);
      expect(composePayouts(rest, { ...ALL_READ, after })).toEqual(made.slice(from + 1));
    });
  });

  it('made by hand, it sweeps exactly where it took all there was', () => {
    fc.assert(
      fc.property(anyLines, fc.boolean(), (lines, isShort) => {
        const all = lines.map(({ amount }) => satang(amount)).reduce(plus, ZERO);
        const [one] = composePayouts(
          withReleased([byHand(LAST_MS, all - (isShort ? 1n : 0n))], lines),
          ALL_READ,
        );
        expect(one?.reason).toBe(isShort ? 'partial' : null);
      }),
    );
  });
});

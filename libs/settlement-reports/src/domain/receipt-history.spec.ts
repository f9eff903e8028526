import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { ExpectationEvent } from '#expectations';
import type { Instant } from '#kernel';
import { satang } from '#money';
import fc from 'fast-check';
import { anyCharges } from '../../../../test/support/reconciling/any-facts.js';
import { at, DAY, DAYS, order, reconcile } from '../../../../test/support/reconciling/cases.js';
import { stepsOf } from './receipt-history.js';
import { movementsOf } from './receipt-movement.js';

const RUNS = 300;
const LAST = 4;
const THE_END = 9;
const day = (index: number): BusinessDay => addDays(DAY, index);
const upTo = (index: number) => Array.from({ length: index }, (_, one) => day(one));

/** Said at noon of a day, or in the night after it: the day before it had been closed by then. */
interface Turn {
  readonly on: number;
  readonly time: '12:00' | '01:00';
  /** In baht; null: withdrawn. */
  readonly amount: number | null;
  readonly expectedOn: number;
}

const anyTurn: fc.Arbitrary<Turn> = fc.record({
  on: fc.nat({ max: LAST }),
  time: fc.constantFrom('12:00', '01:00'),
  amount: fc.constantFrom(100, 200, 300, null),
  expectedOn: fc.nat({ max: LAST }),
});

const stated = { on: 0, time: '12:00', amount: 200, expectedOn: 0 } as const;

/** The receipt as it stands in the end, and what was told of it with the days closed by then. */
function toldIn(turns: readonly Turn[]) {
  const inOrder = [...turns].sort((left, right) => left.on - right.on);
  let receipt = {
    amount: satang(20_000n),
    expectedOn: day(0),
    withdrawnAt: null as Instant | null,
  };
  const told = inOrder.map(({ on, time, amount, expectedOn }) => {
    const occurredAt = at(time, day(time === '12:00' ? on : on + 1));
    receipt =
      amount === null
        ? { ...receipt, withdrawnAt: receipt.withdrawnAt ?? occurredAt }
        : { amount: satang(BigInt(amount) * 100n), expectedOn: day(expectedOn), withdrawnAt: null };
    const type = amount === null ? 'ExpectationWithdrawn' : 'ExpectationRevised';
    const data = { amount: receipt.amount, expectedOn: receipt.expectedOn };
    const event = { type, occurredAt, data } as unknown as ExpectationEvent;
    return { event, closed: new Set(upTo(on)) };
  });
  return { steps: stepsOf(told, DAYS), receipt };
}

/** What each of the days did to the receipt. */
function daysOf(turns: readonly Turn[], charges: Parameters<typeof reconcile>[1] = []) {
  const { steps, receipt } = toldIn(turns);
  const facts = order('A', '200.00', receipt);
  const { receipts, charges: verdicts } = reconcile([facts], charges, {
    day: receipt.expectedOn,
    at: at('12:00', day(THE_END)),
  });
  const all = [day(-3), day(-2), day(-1), ...upTo(THE_END)];
  return all.map(
    (one) => movementsOf(one, DAYS, receipts, verdicts, { historyOf: () => steps })[0]!,
  );
}

/** What is not zero, in baht: day by day. */
const inShort = (turns: readonly Turn[]) =>
  daysOf(turns).flatMap(({ opening, added, revised, withdrawn, closing }, index) => {
    const parts = Object.entries({ opening, added, revised, withdrawn, closing });
    const some = parts.filter(([, amount]) => amount !== 0n);
    return some.length === 0 || index > 5
      ? []
      : [Object.fromEntries(some.map(([part, amount]) => [part, Number(amount) / 100]))];
  });

describe('the roll-forward of a receipt that was stated again', () => {
  it('takes what was said before its day was closed for that day', () => {
    const again = { ...stated, amount: 300, time: '01:00' } as const;
    const [first, second] = inShort([stated, again]);
    expect(first).toEqual({ added: 300, closing: 300 });
    expect(second).toEqual({ opening: 300, closing: 300 });
  });

  it('revises it afterwards, up or down', () => {
    const again = { ...stated, on: 1, amount: 100 };
    const [first, second, third] = inShort([stated, again]);
    expect(first).toEqual({ added: 200, closing: 200 });
    expect(second).toEqual({ opening: 200, revised: -100, closing: 100 });
    expect(third).toEqual({ opening: 100, closing: 100 });
  });

  it('takes it out when it is moved to a later day, and in again on that', () => {
    const moved = { ...stated, on: 1, expectedOn: 2 };
    expect(inShort([stated, moved])).toEqual([
      { added: 200, closing: 200 },
      { opening: 200, revised: -200 },
      { added: 200, closing: 200 },
    ]);
  });

  it('counts a receipt that came late as new where a report can still say so', () => {
    expect(inShort([{ ...stated, on: 1 }])).toEqual([
      { added: 200, closing: 200 },
      { opening: 200, closing: 200 },
    ]);
  });

  it('takes a reinstated receipt in again', () => {
    const gone = { ...stated, on: 1, amount: null };
    const back = { ...stated, on: 2, amount: 100 };
    expect(inShort([stated, gone, back])).toEqual([
      { added: 200, closing: 200 },
      { opening: 200, withdrawn: 200 },
      { revised: 100, closing: 100 },
    ]);
  });

  it('closes on every day, and each day begins where the one before ended', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 6 }), anyCharges, (turns, charges) => {
        const all = daysOf([stated, ...turns], charges);
        all.forEach((movement, index) => {
          const { opening, added, revised, withdrawn, paid, closing } = movement;
          expect(opening + added + revised - withdrawn - paid).toBe(closing);
          for (const amount of [opening, added, withdrawn, paid, closing])
            expect(amount).toBeGreaterThanOrEqual(0n);
          expect(all[index + 1]?.opening ?? closing).toBe(closing);
        });
        const { receipt } = all.at(-1)!;
        const { amount, withdrawnAt } = receipt.group.expectation;
        const left = withdrawnAt === null ? amount - receipt.matched : 0n;
        expect(all.at(-1)!.closing).toBe(left);
      }),
      { numRuns: RUNS },
    );
  });
});

import { satang, sum, ZERO } from '#money';
import fc from 'fast-check';
import {
  balanceRollForward,
  closingOf,
  MONEY_ACCOUNTS,
  transitRollForward,
} from './build-balance-blocks.js';
import type { BlockFacts, LedgerMovement } from './build-balance-blocks.js';

const RUNS = 300;
const KINDS = ['R1', 'R2', 'T1', 'T2', 'B1', 'V1', 'W2', 'S1', 'X1', 'O1', 'C1', 'Q9'];

const money = fc.bigInt(-9_000_000n, 9_000_000n).map(satang);
const movement: fc.Arbitrary<LedgerMovement> = fc.record({
  ledgerAccount: fc.constantFrom(...MONEY_ACCOUNTS),
  kind: fc.constantFrom(...KINDS),
  isPromptPay: fc.boolean(),
  isOfDay: fc.boolean(),
  amount: money,
});
const anyFacts: fc.Arbitrary<BlockFacts> = fc.record({
  opening: fc.record({ 'opn-uncredited': money, 'opn-balance': money, 'in-transit': money }),
  movements: fc.array(movement, { maxLength: 30 }),
  paidPostedLater: money,
  arriving: money,
  observation: fc.constant(null),
});

const NOTHING: BlockFacts = {
  opening: { 'opn-uncredited': ZERO, 'opn-balance': ZERO, 'in-transit': ZERO },
  ...{ movements: [], paidPostedLater: ZERO, arriving: ZERO, observation: null },
};
const PARTS = { onHold: ZERO, reserve: null };

const entry = (
  kind: string,
  to: LedgerMovement['ledgerAccount'],
  amount: bigint,
  more: Partial<LedgerMovement> = {},
): LedgerMovement => ({
  ...{ kind, ledgerAccount: to, amount: satang(amount), isPromptPay: true, isOfDay: true },
  ...more,
});

/** R2: from the one account to the other. */
const credited = (amount: bigint): readonly LedgerMovement[] => [
  entry('R2', 'opn-balance', amount),
  entry('R2', 'opn-uncredited', -amount),
];

describe('the blocks about money that is not in the bank', () => {
  it('lead from the opening to the closing, whatever was posted', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const close = closingOf(facts);
        const balance = balanceRollForward(facts, PARTS);
        expect(balance.close).toBe(close['opn-balance']);
        expect(balance.open + sum(Object.values(balance.movements))).toBe(balance.close);
        const { open, sent, banked, failed, close: end } = transitRollForward(facts);
        expect([open + sent - banked - failed, end]).toEqual([end, close['in-transit']]);
      }),
      { numRuns: RUNS },
    );
  });

  it('leave to “other” exactly what has no line of its own', () => {
    const named = ['O1', 'R2', 'T1', 'T2', 'V1'];
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const isOther = ({ ledgerAccount, kind }: LedgerMovement) =>
          (ledgerAccount === 'opn-balance' && !named.includes(kind)) ||
          (ledgerAccount === 'opn-uncredited' && kind !== 'R1' && kind !== 'R2') ||
          (ledgerAccount !== 'in-transit' && kind === 'R2');
        const others = facts.movements.filter(isOther).map(({ amount }) => amount);
        expect(balanceRollForward(facts, PARTS).movements.other).toBe(sum(others));
      }),
      { numRuns: RUNS },
    );
  });

  it('say what was paid, and what of it waits for Opn', () => {
    const facts = {
      ...NOTHING,
      opening: { ...NOTHING.opening, 'opn-uncredited': satang(500n) },
      movements: [entry('R1', 'opn-uncredited', 1_000n), ...credited(900n)],
    };
    expect(balanceRollForward(facts, PARTS)).toMatchObject({
      ...{ open: 0n, close: 900n },
      movements: {
        ...{ paidToday: 1_000n, uncreditedBroughtForward: 500n, other: 0n },
        uncreditedCarriedForward: -600n,
      },
    });
  });

  it('tell payments by when they were made, known and posted', () => {
    const facts = {
      ...NOTHING,
      paidPostedLater: satang(40n),
      movements: [
        entry('R1', 'opn-uncredited', 1_000n),
        entry('R1', 'opn-uncredited', 200n, { isOfDay: false }),
        entry('R1', 'opn-uncredited', 30n, { isPromptPay: false }),
        entry('R1', 'opn-uncredited', 4n, { isPromptPay: false, isOfDay: false }),
      ],
    };
    expect(balanceRollForward(facts, PARTS).movements).toMatchObject({
      ...{ paidToday: 1_040n, postedLater: -40n, paidEarlier: 200n, otherMethods: 34n },
    });
  });

  it('count what a closing is about to post of the bank as arrived', () => {
    const opening = { ...NOTHING.opening, 'in-transit': satang(970n) };
    const facts = { ...NOTHING, opening, arriving: satang(900n) };
    const posted = { ...NOTHING, opening, movements: [entry('B1', 'in-transit', -900n)] };
    const expected = { open: 970n, banked: 900n, failed: 0n, close: 70n };
    expect(transitRollForward(facts)).toMatchObject(expected);
    expect(transitRollForward(posted)).toMatchObject(expected);
  });

  it('name what was written off among what failed', () => {
    const movements = [entry('T2', 'in-transit', -970n), entry('X1', 'in-transit', -30n)];
    expect(transitRollForward({ ...NOTHING, movements })).toMatchObject({
      ...{ failed: 1_000n, writtenOff: 30n, close: -1_000n },
    });
  });

  it('have as transferable what is neither on hold nor kept back', () => {
    const facts = { ...NOTHING, movements: [entry('O1', 'opn-balance', 1_000n)] };
    const parts = { onHold: satang(300n), reserve: satang(50n) };
    expect(balanceRollForward(facts, parts)).toMatchObject({
      ...{ onHold: 300n, transferable: 650n, reserve: 50n, movements: { broughtIn: 1_000n } },
    });
  });
});

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

const money = fc.bigInt(-9_000_000n, 9_000_000n).map(satang);

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

const NOTHING: BlockFacts = {
  opening: { 'opn-uncredited': ZERO, 'opn-balance': ZERO, 'in-transit': ZERO },
  closing: { 'opn-uncredited': ZERO, 'opn-balance': ZERO, 'in-transit': ZERO },
  ...{ movements: [], paidPostedLater: ZERO, arriving: ZERO, observation: null },
};
const PARTS = { onHold: ZERO, reserve: null };

/** The books end with what they began with and what was posted since. */
function booksOf(facts: Partial<BlockFacts>): BlockFacts {
  const { opening, movements, ...others } = { ...NOTHING, ...facts };
  const end = (account: LedgerMovement['ledgerAccount']) => {
    const own = movements.filter(({ ledgerAccount }) => ledgerAccount === account);
    return sum([opening[account], ...own.map(({ amount }) => amount)]);
  };
  const closing = {
    'opn-uncredited': end('opn-uncredited'),
    'opn-balance': end('opn-balance'),
    'in-transit': end('in-transit'),
  };
  return { ...others, opening, movements, closing };
}

const KINDS_OF = {
  'opn-uncredited': ['R1', 'X1'],
  'opn-balance': ['O1', 'T1', 'T2', 'V1', 'S1', 'W2', 'X1'],
  'in-transit': ['T1', 'T2', 'B1', 'X1'],
};
const posted: fc.Arbitrary<readonly LedgerMovement[]> = fc
  .tuple(fc.constantFrom(...MONEY_ACCOUNTS), money, fc.boolean(), fc.boolean(), fc.nat(6))
  .map(([to, amount, isPromptPay, isOfDay, kind]) => {
    const kinds = KINDS_OF[to];
    const name = kinds[kind % kinds.length] ?? '';
    return [entry(name, to, amount, { isPromptPay, isOfDay })];
  });
const anyFacts = fc
  .record({
    opening: fc.record({ 'opn-uncredited': money, 'opn-balance': money, 'in-transit': money }),
    movements: fc
      .array(fc.oneof(posted, money.map(credited)), { maxLength: 30 })
      .map((entries) => entries.flat()),
    ...{ paidPostedLater: money, arriving: money },
  })
  .map(booksOf);

/** By how much blocks C and D do not lead from their openings to their closings. */
function gapsOf(facts: BlockFacts): readonly bigint[] {
  const balance = balanceRollForward(facts, PARTS);
  const { open, sent, banked, failed, close } = transitRollForward(facts);
  return [
    balance.close - balance.open - sum(Object.values(balance.movements)),
    close - (open + sent - banked - failed),
  ];
}

describe('the blocks about money that is not in the bank', () => {
  it('lead from the opening to what the books end with, whatever was posted', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(gapsOf(facts)).toEqual([0n, 0n]);
        const { close } = balanceRollForward(facts, PARTS);
        expect(close).toBe(facts.closing['opn-balance']);
        expect(closingOf(facts)['in-transit']).toBe(facts.closing['in-transit'] - facts.arriving);
      }),
      { numRuns: RUNS },
    );
  });

  it('do not hide what the books have beyond the movements', () => {
    const { closing, ...facts } = booksOf({ movements: credited(900n) });
    const more = (account: LedgerMovement['ledgerAccount']) =>
      gapsOf({ ...facts, closing: { ...closing, [account]: closing[account] + 7n } });
    expect(more('opn-balance')).toEqual([7n, 0n]);
    expect(more('opn-uncredited')).toEqual([7n, 0n]);
    expect(more('in-transit')).toEqual([0n, 7n]);
  });

  it('do not hide a movement of a kind that has no line', () => {
    const movements = [entry('C1', 'opn-balance', 5n), entry('R1', 'in-transit', 3n)];
    expect(gapsOf(booksOf({ movements }))).toEqual([5n, 3n]);
  });

  it('have as “other” what Opn moved without a line of its own, and what was written off', () => {
    const movements = [
      ...[entry('S1', 'opn-balance', -50n), entry('W2', 'opn-balance', 30n)],
      ...[entry('X1', 'opn-balance', 2n), entry('X1', 'opn-uncredited', -9n)],
      ...credited(900n),
    ];
    expect(balanceRollForward(booksOf({ movements }), PARTS).movements.other).toBe(-27n);
  });

  it('say what was paid, and what of it waits for Opn', () => {
    const facts = booksOf({
      opening: { ...NOTHING.opening, 'opn-uncredited': satang(500n) },
      movements: [entry('R1', 'opn-uncredited', 1_000n), ...credited(900n)],
    });
    expect(balanceRollForward(facts, PARTS)).toMatchObject({
      ...{ open: 0n, close: 900n },
      movements: {
        ...{ paidToday: 1_000n, uncreditedBroughtForward: 500n, other: 0n },
        uncreditedCarriedForward: -600n,
      },
    });
  });

  it('tell payments by when they were made, known and posted', () => {
    const facts = booksOf({
      paidPostedLater: satang(40n),
      movements: [
        entry('R1', 'opn-uncredited', 1_000n),
        entry('R1', 'opn-uncredited', 200n, { isOfDay: false }),
        entry('R1', 'opn-uncredited', 30n, { isPromptPay: false }),
        entry('R1', 'opn-uncredited', 4n, { isPromptPay: false, isOfDay: false }),
      ],
    });
    expect(balanceRollForward(facts, PARTS).movements).toMatchObject({
      ...{ paidToday: 1_040n, postedLater: -40n, paidEarlier: 200n, otherMethods: 34n },
    });
  });

  it('count what a closing is about to post of the bank as arrived', () => {
    const opening = { ...NOTHING.opening, 'in-transit': satang(970n) };
    const facts = booksOf({ opening, arriving: satang(900n) });
    const posted = booksOf({ opening, movements: [entry('B1', 'in-transit', -900n)] });
    const expected = { open: 970n, banked: 900n, failed: 0n, close: 70n };
    expect(transitRollForward(facts)).toMatchObject(expected);
    expect(transitRollForward(posted)).toMatchObject(expected);
  });

  it('name what was written off among what failed', () => {
    const movements = [entry('T2', 'in-transit', -970n), entry('X1', 'in-transit', -30n)];
    expect(transitRollForward(booksOf({ movements }))).toMatchObject({
      ...{ failed: 1_000n, writtenOff: 30n, close: -1_000n },
    });
  });

  it('have as transferable what is neither on hold nor kept back', () => {
    const facts = booksOf({ movements: [entry('O1', 'opn-balance', 1_000n)] });
    const parts = { onHold: satang(300n), reserve: satang(50n) };
    expect(balanceRollForward(facts, parts)).toMatchObject({
      ...{ onHold: 300n, transferable: 650n, reserve: 50n, movements: { broughtIn: 1_000n } },
    });
  });
});

import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import { parseInstant } from '#kernel';
import type { OwedFacts, ReturnFacts } from './return-facts.js';
import { accountsThatDiffer, mostToReturn, nothingDue, settledBy } from './what-is-due.js';

const DAY = '2026-11-20' as BusinessDay;
const OWED = 'customer-refunds-payable';
const HELD = 'unreconciled-receipts';

const facts = (owed: bigint, held: bigint, more: Partial<OwedFacts> = {}): OwedFacts => ({
  ...nothingDue('A', DAY),
  owed: satang(owed),
  held: satang(held),
  ...more,
});

const given = (amount: bigint, settles: ReturnFacts['settles']): ReturnFacts => ({
  ...{ id: 'A#1', reference: 'A', number: 1, amount: satang(amount), returnedOn: DAY },
  ...{ note: null, recordedBy: 'Suda', approvedBy: 'Malee', settles },
  knownAt: parseInstant('2026-11-20T02:00:00Z'),
});

describe('the account that a return settles', () => {
  it.each<[string, OwedFacts, readonly ReturnFacts[], bigint, ReturnFacts['settles']]>([
    ['what is owed', facts(100n, 0n), [], 100n, OWED],
    ['more than is owed', facts(100n, 0n), [], 120n, OWED],
    ['what is held', facts(0n, 100n), [], 100n, HELD],
    ['more than is held', facts(0n, 100n), [], 120n, HELD],
    ['what is owed first', facts(100n, 400n), [], 100n, OWED],
    ['what is held, once no more is owed', facts(100n, 50n), [given(100n, OWED)], 50n, HELD],
    ['what can only be held', facts(100n, 400n), [], 400n, HELD],
    ['neither of the two alone', facts(100n, 50n), [], 150n, null],
    ['nothing more', facts(0n, 100n), [given(100n, HELD)], 10n, HELD],
    ['nothing at all', facts(0n, 0n), [], 10n, OWED],
    ['what is held, the owed written off', facts(9n, 9n, { writtenOff: satang(9n) }), [], 9n, HELD],
  ])('is that of %s', (_, owed, others, amount, account) => {
    expect(settledBy(owed, others, satang(amount))).toBe(account);
  });
});

describe('a mismatch of returns', () => {
  it.each<[string, OwedFacts, readonly ReturnFacts[], readonly string[]]>([
    ['what was held', facts(0n, 100n), [given(90n, HELD)], [HELD]],
    ['what was owed', facts(100n, 0n), [given(90n, OWED)], [OWED]],
    ['what was owed, while more is held', facts(100n, 50n), [given(90n, OWED)], [OWED]],
    ['nothing', facts(100n, 50n), [given(100n, OWED)], []],
    ['both', facts(100n, 50n), [given(90n, OWED), given(60n, HELD)], [OWED, HELD]],
  ])('is of %s', (_, owed, returns, accounts) => {
    expect(accountsThatDiffer(owed, returns)).toEqual(accounts);
  });
});

describe('what may be returned', () => {
  it('has no limit, unless a part was written off', () => {
    expect(mostToReturn(facts(100n, 50n))).toBeNull();
    expect(mostToReturn(facts(100n, 50n, { writtenOff: satang(100n) }))).toBe(50n);
    expect(mostToReturn(facts(0n, 50n, { heldWrittenOff: satang(50n) }))).toBe(0n);
  });
});

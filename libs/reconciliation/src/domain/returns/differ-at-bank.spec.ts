import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { judging } from '../payout/judging.fixtures.js';
import { differAtBank } from './differ-at-bank.js';
import type { StatedDays } from './differ-at-bank.js';
import { judgeReturns } from './judge-returns.js';
import type { ReturnFacts, ReturnLineFacts } from './return-facts.js';
import { seeAtBank } from './see-at-bank.js';
import { nothingDue } from './what-is-due.js';

const MONDAY = parseBusinessDay('2026-11-23');
const WEDNESDAY = parseBusinessDay('2026-11-25');
const KNOWN = parseInstant('2026-11-23T02:00:00Z');
const WEEK: StatedDays = { bankAccounts: ['6789'], firstDay: MONDAY, lastDay: WEDNESDAY };

const given = (id: string, amount: bigint, more: Partial<ReturnFacts> = {}): ReturnFacts => ({
  ...{ id, reference: id, number: 1, amount: satang(amount), returnedOn: MONDAY, note: null },
  ...{ recordedBy: 'Suda', approvedBy: 'Malee', knownAt: KNOWN, settles: null },
  ...more,
});

const line = (
  id: string,
  amount: bigint,
  more: Partial<ReturnLineFacts> = {},
): ReturnLineFacts => ({
  ...{ id, bookedOn: MONDAY, amount: satang(amount), bankReference: null, knownAt: KNOWN },
  ...more,
});

const look = (
  returns: readonly ReturnFacts[],
  lines: readonly ReturnLineFacts[],
  stated: readonly StatedDays[] = [WEEK],
) => {
  const holidays: ReadonlySet<BusinessDay> = new Set();
  const seen = seeAtBank(returns, lines, holidays);
  return differAtBank(returns, { lines, seen, stated, holidays });
};

const pairs = (...given: Parameters<typeof look>) =>
  [...look(...given)].map(([id, { id: bankLine }]) => `${id} ${bankLine}`);

describe('a return that the bank shows with another amount', () => {
  it('is the only one left, beside those that fit', () => {
    expect(pairs([given('A', 100n)], [line('x', 90n)])).toEqual(['A x']);
    const both = [given('A', 100n), given('B', 50n)];
    expect(pairs(both, [line('x', 90n), line('y', 50n)])).toEqual(['A x']);
    expect(pairs([given('A', 100n)], [line('x', 100n)])).toEqual([]);
  });

  it('is not guessed where another line or another return would do', () => {
    expect(pairs([given('A', 100n)], [line('x', 90n), line('y', 80n)])).toEqual([]);
    expect(pairs([given('A', 100n), given('B', 50n)], [line('x', 90n)])).toEqual([]);
    expect(pairs([given('A', 100n)], [line('x', 90n, { bookedOn: WEDNESDAY })])).toEqual(['A x']);
    const later = parseBusinessDay('2026-11-26');
    expect(pairs([given('A', 100n)], [line('x', 90n, { bookedOn: later })])).toEqual([]);
  });

  it('waits until nothing of its days can still come, on any account', () => {
    const [one, other] = [[given('A', 100n)], [line('x', 90n)]] as const;
    expect(pairs(one, other, [])).toEqual([]);
    expect(pairs(one, other, [{ ...WEEK, lastDay: MONDAY }])).toEqual([]);
    const parts = [
      { ...WEEK, lastDay: MONDAY },
      { ...WEEK, firstDay: parseBusinessDay('2026-11-24') },
    ];
    expect(pairs(one, other, parts)).toEqual(['A x']);
    const second = { ...WEEK, bankAccounts: ['1111'], lastDay: MONDAY };
    expect(pairs(one, other, [WEEK, second])).toEqual([]);
  });

  it('is the one whose reference of the bank a person noted', () => {
    const noted = given('A', 100n, { note: 'slip K77, by hand' });
    const named = line('x', 90n, { bankReference: 'K77' });
    expect(pairs([noted, given('B', 50n)], [named, line('y', 40n)], [])).toEqual(['A x']);
    expect(pairs([noted], [line('x', 90n, { bankReference: 'K7' })], [])).toEqual([]);
  });

  it('is a break by the difference, unless what was recorded is wrong already', () => {
    const returns = [given('A', 100n)];
    const found = (owed: bigint) =>
      judgeReturns(
        {
          ...{ returns, withinDays: 5, otherAtBank: look(returns, [line('x', 90n)]) },
          owed: { ...nothingDue('A', MONDAY), owed: satang(owed), owedSince: KNOWN },
        },
        judging,
      ).map(({ code, amount, detail }) => [code, amount, detail]);
    expect(found(100n)).toEqual([['RETURN_MISMATCH', -10n, 'return 1 is bank line x']]);
    expect(found(70n)).toEqual([['RETURN_MISMATCH', 30n, null]]);
  });
});

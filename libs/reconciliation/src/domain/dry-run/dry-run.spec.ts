import { DEFAULT_MATCHING_RULES } from '#accounts';
import type { MatchingRules } from '#accounts';
import fc from 'fast-check';
import {
  anyCharges,
  anyChoices,
  anyOrders,
  anyRules,
} from '../../../../../test/support/reconciling/any-facts.js';
import { at, DAY, DAYS, EVE, NEXT } from '../../../../../test/support/reconciling/cases.js';
import { order, paid, qr, reconcile } from '../../../../../test/support/reconciling/cases.js';
import type { DayFacts } from '../facts.js';
import { compareVerdicts } from './compare-verdicts.js';
import { judgeWindow } from './judge-window.js';
import { readsAlike } from './reads-alike.js';

const RUNS = 150;
const LISTED = 3;
const NOON = at('12:00', NEXT);
type Facts = Pick<DayFacts, 'expectations' | 'charges' | 'choices'>;

const judged = (facts: Facts, rules: Partial<MatchingRules>) =>
  judgeWindow(
    { ...facts, days: [EVE, DAY, NEXT] },
    {
      instant: NOON,
      days: DAYS,
      holidays: new Set(),
      rulesOn: () => ({ ...DEFAULT_MATCHING_RULES, ...rules }),
    },
  );
const facts = (expectations: Facts['expectations'], charges: Facts['charges']): Facts => ({
  ...{ expectations, charges },
  choices: [],
});

describe('a dry run', () => {
  const split = facts(
    [order('A', '400.00')],
    [paid(qr('c1', '300.00', 'A')), paid(qr('c2', '100.00', 'A'), at('10:05'))],
  );

  it('shows what would be matched, day by day, and which breaks would go', () => {
    const [before, after] = [judged(split, {}), judged(split, { splitPayments: true })];
    const { days, totals, breaks } = compareVerdicts(before, after, LISTED);
    expect(days.map(({ day }) => day)).toEqual([EVE, DAY, NEXT]);
    expect(days[1]).toMatchObject({
      before: { expected: { held: 40_000n, matched: 0n }, paid: { held: 40_000n } },
      after: { expected: { held: 0n, matched: 40_000n }, paid: { matched: 40_000n } },
    });
    expect(totals).toEqual([
      { change: 'disappears', code: 'AMBIGUOUS_MATCH', count: 1, before: 40_000n, after: 0n },
    ]);
    expect(breaks).toMatchObject([{ subject: { id: 'A' }, before: 40_000n, after: null }]);
  });

  it('counts all that changes, and lists the first of it', () => {
    const late = ['1', '2', '3', '4', '5'].map((name) =>
      paid(qr(name, '10.00', name, { wasExpired: true })),
    );
    const orders = late.map(({ id }) => order(id, '10.00'));
    const all = facts(orders, late);
    const [before, after] = [judged(all, { acceptLatePayments: true }), judged(all, {})];
    const { totals, breaks } = compareVerdicts(before, after, LISTED);
    expect(totals).toMatchObject([{ change: 'appears', code: 'PAID_AFTER_EXPIRY', count: 5 }]);
    expect(breaks).toHaveLength(LISTED);
  });

  it('says that a break has another amount', () => {
    const two = facts([order('A', '400.00')], [paid(qr('c1', '400.00', 'B'))]);
    const more = facts([order('A', '500.00')], two.charges);
    const { totals } = compareVerdicts(judged(two, {}), judged(more, {}), LISTED);
    expect(totals).toMatchObject([
      { change: 'changes', code: 'RECEIPT_UNPAID', before: -40_000n, after: -50_000n },
    ]);
  });

  it('says of every day what judging the day says', () => {
    fc.assert(
      fc.property(
        anyOrders,
        anyCharges,
        anyChoices,
        anyRules,
        (orders, charges, choices, rules) => {
          const window = judged({ expectations: orders, charges, choices }, rules);
          for (const { day, ...sides } of window.days) {
            const how = { day, at: NOON, rules, choices };
            const result = reconcile(orders, charges, how);
            expect(result).toMatchObject(sides);
            const ids = window.breaks.filter((item) => item.day === day).map(({ id }) => id);
            expect(result.breaks.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
          }
          expect(compareVerdicts(window, window, LISTED)).toMatchObject({ totals: [], breaks: [] });
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('reads references again only where other rules would find others', () => {
    const patterned = { ...DEFAULT_MATCHING_RULES, descriptionPattern: 'Order (\\d+)' };
    const alike = (left: MatchingRules, right: Partial<MatchingRules>) =>
      readsAlike(left, { ...left, ...right });
    expect(alike(patterned, { graceMinutes: 5, splitPayments: true })).toBe(true);
    expect(alike(patterned, { keys: ['metadata', 'charge-id', 'pattern'] })).toBe(true);
    expect(alike(patterned, { keys: ['pattern', 'metadata'] })).toBe(false);
    expect(alike(DEFAULT_MATCHING_RULES, { keys: ['pattern', 'metadata'] })).toBe(true);
    expect(alike(DEFAULT_MATCHING_RULES, { orderMetadataKey: 'cart' })).toBe(false);
  });
});

import { sum } from '#money';
import fc from 'fast-check';
import {
  anyCharges,
  anyChoices,
  anyOrders,
  anyRules,
  anyTime,
} from '../../../../test/support/reconciling/any-facts.js';
import { DAY, EVE, NEXT, reconcile } from '../../../../test/support/reconciling/cases.js';
import type { Circumstances } from '../../../../test/support/reconciling/cases.js';
import { BREAK_CODES } from './break-code.js';
import { isPaid } from './facts.js';
import type { ChargeFacts, ExpectationFacts } from './facts.js';
import type { DayReconciliation } from './reconcile-day.js';

const RUNS = 250;

type Facts = readonly [readonly ExpectationFacts[], readonly ChargeFacts[], Circumstances];

const anyFacts: fc.Arbitrary<Facts> = fc.tuple(
  anyOrders,
  anyCharges,
  fc.record({
    at: anyTime,
    rules: anyRules,
    day: fc.constantFrom(EVE, DAY, NEXT),
    choices: anyChoices,
  }),
);

const always = (check: (result: DayReconciliation, ...facts: Facts) => void): void =>
  fc.assert(
    fc.property(anyFacts, (facts) => check(reconcile(...facts), ...facts)),
    { numRuns: RUNS },
  );

describe('whatever happened on a day', () => {
  it('both equations close, and no part of them is negative', () => {
    always(({ expected, paid }) => {
      expect([expected.remainder, paid.remainder]).toEqual([0n, 0n]);
      const parts = [expected.matched, expected.open, expected.unpaid, expected.held];
      const shares = [paid.matched, paid.excess, paid.unexpected, paid.held];
      for (const amount of [...parts, ...shares]) expect(amount).toBeGreaterThanOrEqual(0n);
    });
  });

  it('every paid satang is in exactly one place', () => {
    always(({ charges }, _, all) => {
      const booked = all.filter(
        (charge) =>
          isPaid(charge) && charge.paymentMethod === 'promptpay' && charge.grossCurrency === 'THB',
      );
      const places = charges.map(({ charge, matched, excess, unexpected, held }) => {
        expect(matched + excess + unexpected + held).toBe(charge.gross);
        expect([matched + excess, unexpected, held].filter((part) => part > 0n)).toHaveLength(1);
        return charge.id;
      });
      expect(places.sort()).toEqual(booked.map(({ id }) => id).sort());
    });
  });

  it('both sides agree on what is matched, order by order', () => {
    always(({ receipts, charges }) => {
      for (const { group, matched } of receipts) {
        const { reference } = group.expectation;
        const own = charges.filter(({ expectation }) => expectation?.reference === reference);
        expect(sum(own.map((verdict) => verdict.matched))).toBe(matched);
      }
    });
  });

  it('what is not simply matched or open is under a break that was found', () => {
    always(({ receipts, charges, looked }) => {
      const ids = new Set(looked.map(({ id }) => id));
      const odd = [
        ...charges.filter(({ excess, unexpected, held }) => excess + unexpected + held > 0n),
        ...receipts.filter(({ unpaid, held }) => unpaid + held > 0n),
      ];
      for (const { breakId } of odd) expect(ids).toContain(breakId);
    });
  });

  it('a subject has one break in each group, and it is the first that applies', () => {
    const codes = Object.keys(BREAK_CODES);
    always(({ breaks }) => {
      const subjects = breaks
        .filter(({ subject }) => subject.kind !== 'day')
        .map(({ code, subject: { kind, id } }) => `${BREAK_CODES[code].group} ${kind} ${id}`);
      expect(new Set(subjects).size).toBe(subjects.length);
      for (const { code, explains } of breaks)
        for (const other of explains)
          expect(codes.indexOf(code)).toBeLessThan(codes.indexOf(other));
    });
  });

  it('breaks have one id each, and an amount that is actual − expected', () => {
    always(({ breaks }) => {
      expect(new Set(breaks.map(({ id }) => id)).size).toBe(breaks.length);
      for (const { amount, actual, expected } of breaks)
        expect(amount).toBe((actual ?? 0n) - (expected ?? 0n));
    });
  });

  it('the order in which facts are read changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), ([orders, charges, how], dice) => {
        const shuffled = <Item>(items: readonly Item[]): readonly Item[] =>
          items
            .map((item) => [dice.next().value, item] as const)
            .sort(([left], [right]) => left - right)
            .map(([, item]) => item);
        const choices = shuffled(how.choices ?? []);
        const result = reconcile(shuffled(orders), shuffled(charges), { ...how, choices });
        expect(result).toEqual(reconcile(orders, charges, how));
      }),
      { numRuns: RUNS },
    );
  });
});

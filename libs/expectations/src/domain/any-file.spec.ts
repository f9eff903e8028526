import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import fc from 'fast-check';
import { expectationDecider } from './expectation.js';
import type { Expectation, ExpectationLearned } from './expectation.js';
import type { ExpectedReceipt } from './expected-receipt.js';
import { jsonFields, readReceipt } from './read-receipt.js';
import type { RawRow } from './read-receipt.js';
import { ReceiptsCollector } from './receipts-collector.js';

const at = parseInstant('2026-11-20T02:00:00Z');

/** Everything an account expects, by reference: a log in miniature. */
type Expectations = ReadonlyMap<string, Expectation | null>;

const learn = (known: Expectation | null, learned: ExpectationLearned) => {
  const events = expectationDecider.decide(learned, known);
  return { events, known: events.reduce(expectationDecider.evolve, known) };
};

function imported(rows: readonly ExpectedReceipt[], before: Expectations) {
  const after = new Map(before);
  const events = rows.flatMap((row) => {
    const known = after.get(row.reference) ?? null;
    const learnt = learn(known, { kind: 'expect', at, row, importedBy: 'Somchai' });
    after.set(row.reference, learnt.known);
    return learnt.events;
  });
  return { events, after };
}

function withdrawn(references: readonly string[], before: Expectations): Expectations {
  const after = new Map(before);
  for (const reference of references) {
    const known = after.get(reference) ?? null;
    after.set(reference, learn(known, { kind: 'withdraw', at, note: null }).known);
  }
  return after;
}

const references = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const row: fc.Arbitrary<ExpectedReceipt> = fc.record({
  reference: references,
  amount: fc.bigInt(1n, 3n).map(satang),
  currency: fc.constant('THB' as const),
  expectedOn: fc.constantFrom('2026-11-20', '2026-11-21').map((day) => day as BusinessDay),
  dueAt: fc.constantFrom(null, at),
  chargeId: fc.constantFrom(null, 'chrg_1'),
  documentNo: fc.constant(null),
  channel: fc.constant(null),
  customer: fc.constant(null),
  note: fc.constantFrom(null, 'ด่วน'),
});
const file = fc.uniqueArray(row, { selector: ({ reference }) => reference, maxLength: 6 });
const history = fc.tuple(file, fc.subarray(['A', 'B', 'C', 'D', 'E', 'F']));

const sorted = (known: Expectations) => [...known].sort(([a], [b]) => (a < b ? -1 : 1));

describe('any file', () => {
  it('imported twice changes nothing the second time, whatever was there before', () => {
    fc.assert(
      fc.property(history, file, ([earlier, void_], again) => {
        const before = withdrawn(void_, imported(earlier, new Map()).after);
        const once = imported(again, before);
        expect(imported(again, once.after).events).toEqual([]);
      }),
    );
  });

  it('changes nothing when it comes again after withdrawals', () => {
    fc.assert(
      fc.property(history, ([rows, void_]) => {
        const before = withdrawn(void_, imported(rows, new Map()).after);
        expect(imported(rows, before).events).toEqual([]);
      }),
    );
  });

  it('means the same in any order of its rows', () => {
    const shuffled = file.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(history, shuffled, ([earlier, void_], [rows, otherOrder]) => {
        const before = withdrawn(void_, imported(earlier, new Map()).after);
        expect(sorted(imported(otherOrder, before).after)).toEqual(
          sorted(imported(rows, before).after),
        );
      }),
    );
  });

  it('ends in what it says, row for row, unless that was withdrawn', () => {
    fc.assert(
      fc.property(history, file, ([earlier, void_], rows) => {
        const { after } = imported(rows, withdrawn(void_, imported(earlier, new Map()).after));
        for (const stated of rows) expect(after.get(stated.reference)?.receipt).toEqual(stated);
      }),
    );
  });

  it('is taken whole or not at all, and each bad row is named', () => {
    const good: RawRow = { currency: 'THB', expectedOn: '2026-11-20', amount: 1 };
    const rows = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (areGood) => {
        const collector = new ReceiptsCollector();
        areGood.forEach((isGood, index) => {
          const raw = { ...good, reference: `ORD-${index}`, ...(isGood ? {} : { amount: 0 }) };
          collector.add(index + 1, readReceipt(raw, index + 1, jsonFields));
        });
        const bad = areGood.flatMap((isGood, index) => (isGood ? [] : [index + 1]));
        if (bad.length === 0) expect(collector.finish().receipts).toHaveLength(areGood.length);
        else expect(rowsRefused(collector)).toEqual(bad);
      }),
    );
  });

  it('is read or refused with reasons, never a crash, whatever is in it', () => {
    const anything = fc.dictionary(fc.string(), fc.anything());
    const fields = fc.record(
      {
        reference: fc.anything(),
        amount: fc.anything(),
        currency: fc.anything(),
        expectedOn: fc.anything(),
        dueAt: fc.anything(),
        note: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, fields), (raw) => {
        const read = readReceipt(raw, 1, jsonFields);
        expect('reference' in read || read.length > 0).toBe(true);
      }),
    );
  });
});

function rowsRefused(collector: ReceiptsCollector): readonly number[] {
  try {
    collector.finish();
    return [];
  } catch (error) {
    const { errors } = (error as { details: { errors: { row: number }[] } }).details;
    return errors.map(({ row: number }) => number);
  }
}

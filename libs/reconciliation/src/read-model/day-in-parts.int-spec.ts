import { settingsAtOpening } from '#accounts';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database, openDataSource } from '#database';
import type { Queryable } from '#database';
import { ZERO } from '#money';
import fc from 'fast-check';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { anyRules, anyTime } from '../../../../test/support/reconciling/any-facts.js';
import { anyTrading } from '../../../../test/support/reconciling/any-trading.js';
import * as cases from '../../../../test/support/reconciling/cases.js';
import {
  at,
  DAY,
  DAYS,
  EVE,
  NEXT,
  order,
  paid,
  qr,
  said,
} from '../../../../test/support/reconciling/cases.js';
import type { Circumstances } from '../../../../test/support/reconciling/cases.js';
import { BOOKS_ACCOUNT, tellBooks } from '../../../../test/support/reconciling/facts-in-books.js';
import type { BookedFacts } from '../../../../test/support/reconciling/facts-in-books.js';
import type { DayReconciliation } from '../domain/reconcile-day.js';
import type { Basis } from './day-basis.js';
import { judgeAndReadOn } from './day-in-parts.js';
import { judgeWhole } from './day-judge.js';
import type { DayPart } from './day-part.js';
import type { PageSizes } from './day-parts.js';
import type { JudgedView } from './scope-judge.js';

const RUNS = 50;
const OPENED = settingsAtOpening({
  ...{ mode: 'live', timeZone: DAYS.timeZone, openingDay: null },
  openingBalance: ZERO,
});

interface Rows {
  readonly totals: Partial<DayReconciliation>;
  readonly receipts: readonly unknown[];
  readonly charges: readonly unknown[];
  readonly ended: readonly string[];
}

describe('a day whose rows are read in parts', () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = new Database(await openDataSource(test.url, [], 'test'));
  });

  afterAll(async () => {
    await database.source.destroy();
    await test.drop();
  });

  const viewOn = (on: Queryable, how: Circumstances): JudgedView => {
    const { judging } = cases.circumstances(how);
    const rules = [{ from: addDays(EVE, -9), rules: judging.rulesOn(DAY) }];
    const settings = { ...OPENED, days: DAYS, matchingRules: rules };
    return { on, account: BOOKS_ACCOUNT, position: 0, settings, judging, today: NEXT };
  };

  const basisOf = (how: Circumstances): Basis => {
    const { tariffOf, credits, strays } = cases.circumstances(how);
    const paymentMethods = new Set(['promptpay', 'card']);
    return { tariffOf, paymentMethods, credited: { credits, strays } };
  };

  const bothWays = (
    facts: BookedFacts,
    how: Circumstances,
    sizes: PageSizes,
  ): Promise<readonly [Rows, Rows]> =>
    database.rolledBack(async (tx) => {
      await tellBooks(tx, facts);
      const [view, basis] = [viewOn(tx, how), basisOf(how)];
      const { day } = cases.circumstances(how);
      const whole = await judgeWhole(view, day, basis);
      const parts: DayPart[] = [];
      const read = async (_: unknown, all: AsyncIterable<DayPart>): Promise<void> => {
        for await (const part of all) {
          const size = Math.max(part.receipts.length, part.ended.length);
          expect(size).toBeLessThanOrEqual(sizes.orders);
          parts.push(part);
        }
      };
      const { result } = await judgeAndReadOn(view, day, { read, basis, sizes });
      expect(paymentsElsewhere(parts)).toEqual([]);
      return [
        rowsOf(whole.result, [{ ...whole.result, ended: whole.ended }]),
        rowsOf(result, parts),
      ];
    });

  it('has the rows that the law comes to over the whole day, whatever happened on it', async () => {
    const how = fc.record({
      ...{ at: anyTime, rules: anyRules, day: fc.constantFrom<BusinessDay>(EVE, DAY, NEXT) },
      creditsReadUpTo: fc.option(anyTime, { nil: null }),
    });
    const size = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(anyTrading, how, size, async (facts, circumstances, orders) => {
        const sizes = { orders, ended: orders };
        const [whole, inParts] = await bothWays(facts, circumstances, sizes);
        expect(inParts).toEqual(whole);
      }),
      { numRuns: RUNS },
    );
  });

  it('leads from a QR that can still be paid to an earlier order by a word alone', async () => {
    const shown = qr('c1', '100.00', 'A', { createdAt: at('09:00', EVE) });
    const facts = {
      orders: [order('A', '100.00', { expectedOn: EVE })],
      charges: [paid(shown, at('10:00', EVE)), qr('c2', '50.00', null, { createdAt: at('12:00') })],
      transactions: [],
      choices: [said('chosen', 'A', 'c2')],
    };
    const how = { day: NEXT, at: at('10:00', NEXT) };
    const [whole, inParts] = await bothWays(facts, how, { orders: 1, ended: 1 });
    expect(whole.receipts).toMatchObject([{ group: { expectation: { reference: 'A' } } }]);
    expect(inParts).toEqual(whole);
  });
});

/** Charges whose receipt is in another part than they are. */
function paymentsElsewhere(parts: readonly DayPart[]): readonly string[] {
  const referencesIn = ({ receipts }: DayPart) =>
    new Set(receipts.map(({ group }) => group.expectation.reference));
  const listed = new Set(parts.flatMap((part) => [...referencesIn(part)]));
  return parts.flatMap((part) => {
    const own = referencesIn(part);
    return part.charges.flatMap(({ charge, expectation }) =>
      expectation !== null && listed.has(expectation.reference) && !own.has(expectation.reference)
        ? charge.id
        : [],
    );
  });
}

/** In one order, for parts come in any. */
function rowsOf(result: DayReconciliation, parts: readonly DayPart[]): Rows {
  const { expected, paid, matched, otherMethods, breaks } = result;
  const receipts = parts.flatMap((part) => part.receipts);
  const charges = parts.flatMap((part) => part.charges);
  return {
    totals: { expected, paid, matched, otherMethods, breaks },
    receipts: receipts.sort((left, right) =>
      left.group.expectation.reference < right.group.expectation.reference ? -1 : 1,
    ),
    charges: charges.sort((left, right) => (left.charge.id < right.charge.id ? -1 : 1)),
    ended: parts.flatMap((part) => part.ended.map(({ id }) => id)),
  };
}

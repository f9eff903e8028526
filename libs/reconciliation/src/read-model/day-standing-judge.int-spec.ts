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
  ended,
  EVE,
  NEXT,
  order,
  paid,
  qr,
} from '../../../../test/support/reconciling/cases.js';
import type { Circumstances } from '../../../../test/support/reconciling/cases.js';
import {
  BOOKS_ACCOUNT,
  tellBooks,
  transactionsOf,
  withCredits,
} from '../../../../test/support/reconciling/facts-in-books.js';
import type { BookedFacts } from '../../../../test/support/reconciling/facts-in-books.js';
import { NOTHING_SETTLED, withSettled } from '../domain/settled.js';
import type { DayStanding } from '../domain/settled.js';
import { judgeInParts } from './day-standing-judge.js';
import type { JudgedView } from './scope-judge.js';
import { settleDay } from './settle-day.js';
import '../domain/credits/credits.spec.js';
import '../domain/judge-cost.spec.js';
import '../domain/paid-orders.spec.js';
import '../domain/reconcile-charges.spec.js';
import '../domain/unpaid-orders.spec.js';

const RUNS = 150;
const METHODS = new Set(['promptpay', 'card']);
const OPENED = settingsAtOpening({
  ...{ mode: 'live', timeZone: DAYS.timeZone, openingDay: null },
  openingBalance: ZERO,
});

describe('a day judged in parts, the clean one by the database', () => {
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

  const inParts = (facts: BookedFacts, how: Circumstances): Promise<DayStanding> =>
    database.rolledBack(async (tx) => {
      await tellBooks(tx, facts);
      const { day, tariffOf, credits, strays } = cases.circumstances(how);
      const basis = { tariffOf, paymentMethods: METHODS, credited: { credits, strays } };
      return (await judgeInParts(viewOn(tx, how), day, basis)).standing;
    });

  const byLaw = (facts: BookedFacts, how: Circumstances): DayStanding => {
    const all = { ...how, choices: facts.choices };
    return withSettled(cases.reconcile(facts.orders, withCredits(facts), all), NOTHING_SETTLED);
  };

  it('comes to what the law comes to over all facts, whatever they are', async () => {
    const how = fc.record({
      ...{ at: anyTime, rules: anyRules, day: fc.constantFrom(EVE, DAY, NEXT) },
      creditsReadUpTo: fc.option(anyTime, { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(anyTrading, how, async (facts, circumstances) => {
        const standing = await inParts(facts, circumstances);
        expect(standing).toEqual(byLaw(facts, circumstances));
      }),
      { numRuns: RUNS },
    );
  });

  it('comes to the same in every case of the law', async () => {
    const asked = cases.asked.filter(
      ({ how }) => !how.at || how.at >= at('00:00', addDays(DAY, -9)),
    );
    expect(asked.length).toBeGreaterThan(80);
    for (const {
      facts: [orders, charges],
      how,
    } of asked) {
      const choices = how.choices ?? [];
      const facts = { orders, charges, transactions: transactionsOf(charges), choices };
      expect(await inParts(facts, how)).toEqual(byLaw(facts, how));
    }
  });

  const settled = (facts: Partial<BookedFacts>, day: BusinessDay = DAY) =>
    database.rolledBack(async (tx) => {
      await tellBooks(tx, { orders: [], charges: [], transactions: [], choices: [], ...facts });
      const { tariffOf, credits } = cases.circumstances({});
      const rules = { tariffOf, paymentMethods: METHODS, credits };
      return settleDay(viewOn(tx, {}), day, rules);
    });

  it('leaves to the law only what is not clean', async () => {
    const orders = [order('A', '400.00'), order('B', '100.00'), order('C', '5.00')];
    const charges = [
      paid(qr('a', '400.00', 'A')),
      paid(qr('b', '99.00', 'B')),
      paid(qr('card', '7.00', null, { paymentMethod: 'card' })),
    ];
    const { settled: clean, rest } = await settled({ orders, charges });
    expect(clean.matched).toMatchObject({ count: 1, gross: 40_000n, fee: 660n, feeVat: 46n });
    expect(clean.otherMethods).toMatchObject({ count: 1, gross: 700n });
    expect([...rest.receipts].sort()).toEqual(['B', 'C']);
    expect(rest.charges).toEqual(['b']);
  });

  it('has nothing to ask the law about a QR that expired before another was paid', async () => {
    const charges = [
      paid(qr('a', '400.00', 'A')),
      ended(qr('tried', '400.00', 'A'), 'expired', at('09:00')),
      paid(qr('b', '100.00', 'B')),
      qr('open', '100.00', 'B'),
    ];
    const orders = [order('A', '400.00'), order('B', '100.00')];
    const { settled: clean, rest } = await settled({ orders, charges });
    expect(clean.matched).toMatchObject({ count: 1, gross: 40_000n });
    expect(rest).toEqual({ receipts: ['B'], charges: ['b'] });
  });

  it('tells a charge that shares its reference from one that no longer does', async () => {
    const facts = {
      orders: [order('A', '400.00')],
      charges: [paid(qr('a', '400.00', 'A')), paid(qr('b', '1.00', 'A'), at('10:00', NEXT))],
    };
    const counts = await database.rolledBack(async (tx) => {
      await tellBooks(tx, { transactions: [], choices: [], ...facts });
      const { tariffOf, credits } = cases.circumstances({});
      const count = async () =>
        (await settleDay(viewOn(tx, {}), DAY, { tariffOf, paymentMethods: METHODS, credits }))
          .settled.matched.count;
      const shared = await count();
      await tx.query(`UPDATE charges SET reference = 'Z' WHERE id = 'b'`);
      const alone = await count();
      await tx.query(`UPDATE charges SET reference = 'A' WHERE id = 'b'`);
      return [shared, alone, await count()];
    });
    expect(counts).toEqual([0, 1, 0]);
  });
});

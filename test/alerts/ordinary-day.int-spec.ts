import { addDays, clockTime, BANGKOK, parseBusinessDay } from '#calendar';
import { Clock, epochMs } from '#kernel';
import { ReconcileAffectedDays } from '#reconciliation';
import { CloseDueDays, SignDay } from '#settlement-reports';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { AlertWatch } from '../support/alert-watch.js';
import { SimulatedShops } from '../support/simulated-shops.js';
import type { SimulatedShop } from '../support/simulated-shops.js';
import { TradingDay } from '../support/trading-day.js';

const ORDINARY = { account: 'ordinary', seed: 'an ordinary day', faults: 'none', orders: 20 };
/** Much less than the simulator usually sells, beside the same that it plants. */
const RULES = { mismatchPercent: '7' };
/** It plants what goes wrong in a year: of that, three payments are for the morning's digest. */
const PLANTED = [{ kind: 'owed-to-customers', count: 3, amount: 292_000n }];
const NO_NOTE = { version: null, digest: null, note: 'all as it should be' };

describe('an ordinary day of a shop', () => {
  let database: TestDatabase;
  let all: SimulatedShops;
  let shop: SimulatedShop;

  beforeAll(async () => {
    database = await createTestDatabase();
    all = await SimulatedShops.start(database.url, [ORDINARY]);
    const [own] = all.shops;
    if (!own) throw new Error('There is no shop.');
    shop = own;
  });

  afterAll(async () => {
    await all.stop();
    await database.drop();
  });

  const reconcile = () => all.commands.execute(new ReconcileAffectedDays(ORDINARY.account, true));
  const sign = (step: 'prepare' | 'approve', by: string) => {
    const day = parseBusinessDay(shop.simulation.world.plan.day);
    return all.commands.execute(new SignDay(ORDINARY.account, day, step, by, NO_NOTE));
  };

  it('has nothing that cannot wait: not while it lasts, nor the morning after', async () => {
    const watch = await AlertWatch.over(all.app, ORDINARY.account, RULES);
    const day = new TradingDay(all);
    await day.live();
    await reconcile();
    expect(await watch.conditions()).toMatchObject(PLANTED);
    expect((await day.close(shop)).totals.count).toBeGreaterThan(0);
    await sign('prepare', 'Suda');
    await sign('approve', 'Malee');
    await reconcile();
    expect(await watch.conditions()).toMatchObject(PLANTED);
    const today = parseBusinessDay(all.app.get(Clock).now().slice(0, 10));
    const morning = clockTime(addDays(today, 1), '09:30', BANGKOK);
    all.clock.advanceMs(epochMs(morning) - epochMs(all.clock.now()));
    await all.commands.execute(new CloseDueDays(ORDINARY.account));
    await reconcile();
    expect(await watch.conditions()).toMatchObject(PLANTED);
  });
});

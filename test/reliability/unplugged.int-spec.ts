import { parseBusinessDay } from '#calendar';
import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import { ReportReader } from '#settlement-reports';
import type { ReportHead } from '#settlement-reports';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { SimulatedShops } from '../support/simulated-shops.js';
import type { ShopPlan, SimulatedShop } from '../support/simulated-shops.js';
import { TradingDay } from '../support/trading-day.js';

const STORY_LIMIT_MS = 180_000;

const shopWith = (account: string, faults: string): ShopPlan => ({
  account,
  faults,
  seed: 'one and the same',
  orders: 40,
  days: 2,
});

describe('webhooks that never arrive', () => {
  let database: TestDatabase;
  let all: SimulatedShops;
  const heads: ReportHead[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    all = await SimulatedShops.start(database.url, [
      shopWith('plugged', 'none'),
      shopWith('unplugged', 'drop=100'),
    ]);
    const day = new TradingDay(all);
    await day.live();
    for (const shop of all.shops) heads.push(await day.close(shop));
  }, STORY_LIMIT_MS);

  afterAll(async () => {
    await all.stop();
    await database.drop();
  });

  it('none at all came in', () => {
    expect(all.door.accepted.get('plugged')).toBeGreaterThan(0);
    expect(all.door.accepted.get('unplugged')).toBeUndefined();
  });

  it('end in the same report, row for row', async () => {
    const [plugged, unplugged] = await Promise.all(all.shops.map(reportOf));
    expect(unplugged).toEqual(plugged);
  });

  it('and in the same totals', () => {
    const [plugged, unplugged] = heads.map(({ totals, otherMethods, expected, paid, matched }) => {
      return { totals, otherMethods, expected, paid, matched };
    });
    expect(plugged?.totals.count).toBeGreaterThan(0);
    expect(unplugged).toEqual(plugged);
  });

  /** What the sheets of charges and expected receipts say, and the money of the breaks. */
  async function reportOf({ plan, simulation }: SimulatedShop): Promise<readonly string[]> {
    const day = parseBusinessDay(simulation.world.plan.day);
    const report = await all.app.get(ReportReader).find(plan.account, day, null);
    const lines: string[] = [];
    for (const sheet of ['charges', 'expected'] as const) {
      for await (const row of report.rows(sheet)) {
        lines.push(canonicalJson(row as unknown as Canonical));
      }
    }
    for await (const { code, subjectId, amount } of report.rows('breaks')) {
      lines.push(canonicalJson({ code, subjectId, amount }));
    }
    return lines.sort();
  }
});

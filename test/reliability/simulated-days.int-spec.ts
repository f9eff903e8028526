import { Database } from '#database';
import { BooksKeeper, ListBalances } from '#ledger';
import { toJsonInteger } from '#money';
import type { ReportHead } from '#settlement-reports';
import { QueryBus } from '@nestjs/cqrs';
import { recordOf } from '../../apps/opn-simulator/src/truth/record.js';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { figures } from '../support/figures.js';
import { withReceiptsTogether } from '../support/receipts-together.js';
import { SimulatedShops } from '../support/simulated-shops.js';
import type { ShopPlan, SimulatedShop } from '../support/simulated-shops.js';
import { TradingDay } from '../support/trading-day.js';

/** `npm run soak -- --seeds N` plays more of them. */
const SEEDS = Number(process.env['SOAK_SEEDS'] ?? 3);
const FIRST_SEED = Number(process.env['SOAK_SEED'] ?? 1);
const SHOPS_AT_ONCE = 3;
const ORDERS = 25;
const GROUP_LIMIT_MS = 180_000;

/** Found, or not, depending on when we happened to look. */
const BY_CHANCE = ['WEBHOOK_MISSED', 'CHARGE_AMENDED', 'FEE_VARIANCE', 'VAT_VARIANCE'];

const groups = Array.from({ length: Math.ceil(SEEDS / SHOPS_AT_ONCE) }, (_, group) =>
  Array.from(
    { length: Math.min(SHOPS_AT_ONCE, SEEDS - group * SHOPS_AT_ONCE) },
    (_, index) => FIRST_SEED + group * SHOPS_AT_ONCE + index,
  ),
);

const planOf = (seed: number): ShopPlan => ({
  account: `seed-${seed}`,
  seed: `proof-${seed}`,
  faults: 'all',
  orders: ORDERS,
  days: seed % 3 === 0 ? 3 : 1,
});

describe.each(groups)('simulated days with all faults on, seeds %i and on', (...seeds) => {
  let database: TestDatabase;
  let all: SimulatedShops;
  const heads = new Map<string, ReportHead>();

  beforeAll(async () => {
    database = await createTestDatabase();
    const [first = planOf(0), ...others] = seeds.map(planOf);
    all = await SimulatedShops.start(database.url, [first, ...others]);
    const day = new TradingDay(all);
    await day.live();
    for (const shop of all.shops) heads.set(shop.plan.account, await day.close(shop));
  }, GROUP_LIMIT_MS);

  afterAll(async () => {
    await all.stop();
    await database.drop();
  });

  const shopOf = (seed: number): SimulatedShop => {
    const shop = all.shops.find(({ plan }) => plan.account === `seed-${seed}`);
    if (!shop) throw new Error(`There is no shop of seed ${seed}.`);
    return shop;
  };

  const rows = <Row extends object>(sql: string, account: string): Promise<Row[]> =>
    all.app.get(Database).query<Row>(sql, [account]);

  it.each(seeds)('seed %i: no acknowledged webhook is lost', async (seed) => {
    const { plan, simulation } = shopOf(seed);
    const acknowledged = [...simulation.acknowledgements()];
    const kept = await rows<{ id: string | null; times: number }>(
      `SELECT event_id AS id, count(*)::integer AS times FROM inbox
       WHERE account = $1 GROUP BY event_id`,
      plan.account,
    );
    const timesKept = new Map(kept.map(({ id, times }) => [id, times]));
    const lost = acknowledged.filter(([id, times]) => (timesKept.get(id) ?? 0) < times);
    const { webhooks } = simulation.status();
    const rowsKept = kept.reduce((sum, { times }) => sum + times, 0);
    figures('days', { seed, ...webhooks, kept: rowsKept, lost: lost.length });
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });

  it.each(seeds)('seed %i: every charge ends as the simulator knows it', async (seed) => {
    const { plan, simulation } = shopOf(seed);
    const { charges, earlierCharges } = recordOf(simulation.world);
    const own = await rows<{ id: string }>(
      `SELECT id, CASE status WHEN 'completed' THEN 'successful' ELSE status END AS status,
         amount::integer, fee::integer, fee_vat::integer AS "feeVat", net::integer,
         transaction_id AS transaction
       FROM charges WHERE account = $1 ORDER BY id`,
      plan.account,
    );
    const known = [...charges, ...earlierCharges].map(
      ({ id, status, amount, fee, feeVat, net, transaction }) => {
        return { id, status, amount, fee, feeVat, net, transaction };
      },
    );
    expect(own).toEqual(known.sort((left, right) => (String(left.id) < String(right.id) ? -1 : 1)));
  });

  it.each(seeds)('seed %i: the ledger is the one the simulator knows', async (seed) => {
    const { plan, simulation } = shopOf(seed);
    const balances = await all.app
      .get(QueryBus)
      .execute(new ListBalances(plan.account, null, null));
    const own = Object.fromEntries(
      balances.map(({ ledgerAccount, balance }) => [ledgerAccount, toJsonInteger(balance)]),
    );
    const known = recordOf(simulation.world).ledger;
    expect(withReceiptsTogether(own)).toEqual(withReceiptsTogether(known));
  });

  it.each(seeds)('seed %i: the report is the one the simulator knows', (seed) => {
    const { plan, simulation } = shopOf(seed);
    const record = recordOf(simulation.world);
    const head = heads.get(plan.account);
    const plain = JSON.parse(
      JSON.stringify(head, (_, value: unknown) =>
        typeof value === 'bigint' ? Number(value) : value,
      ),
    ) as Readonly<Record<string, unknown>>;
    const day = record.days.find((one) => one.day === record.day);
    expect(plain).toMatchObject({
      status: 'final',
      totals: day?.promptPay,
      otherMethods: day?.otherMethods,
      expected: { ...record.expected, remainder: 0 },
      paid: { ...record.paid, remainder: 0 },
    });
    const certain = ({ code }: { code: string }) => !BY_CHANCE.includes(code);
    const found = (plain['breaks'] as { code: string }[]).filter(certain);
    expect(found).toEqual(record.breaks.filter(certain));
  });

  it.each(seeds)('seed %i: the books equal a clean rebuild', async (seed) => {
    expect(await all.app.get(BooksKeeper).tablesThatDiffer(`seed-${seed}`)).toEqual([]);
  });
});

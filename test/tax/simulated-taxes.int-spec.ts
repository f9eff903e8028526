import { parseBusinessDay } from '#calendar';
import { Database } from '#database';
import { toJsonInteger } from '#money';
import { ListTaxDays, ReconcileAffectedDays } from '#reconciliation';
import { QueryBus } from '@nestjs/cqrs';
import { recordOf } from '../../apps/opn-simulator/src/truth/record.js';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { SimulatedShops } from '../support/simulated-shops.js';
import type { SimulatedShop } from '../support/simulated-shops.js';
import { TradingDay } from '../support/trading-day.js';

const LIMIT_MS = 180_000;
const plan = { account: 'taxes', seed: 'taxes', faults: 'none', orders: 25, days: 3 } as const;

describe('simulated days', () => {
  let database: TestDatabase;
  let all: SimulatedShops;
  let shop: SimulatedShop;

  beforeAll(async () => {
    database = await createTestDatabase();
    all = await SimulatedShops.start(database.url, [plan]);
    [shop] = all.shops as [SimulatedShop];
    const day = new TradingDay(all);
    await day.live();
    await day.close(shop);
    await all.commands.execute(new ReconcileAffectedDays(plan.account, true));
  }, LIMIT_MS);

  afterAll(async () => {
    await all.stop();
    await database.drop();
  });

  it('have no break of taxes or crediting', async () => {
    const rows = await all.app.get(Database).query(
      `SELECT code, subject_id, amount, detail FROM breaks
       WHERE account = $1 AND cleared_at IS NULL
         AND (code LIKE 'TRANSACTION%' OR code LIKE 'TAX_RECEIPT%')`,
      [plan.account],
    );
    expect(rows).toEqual([]);
  });

  it('have the receipts, fees and adjustments that the simulator counted itself', async () => {
    const known = recordOf(shop.simulation.world).receipts;
    const days = known.map(({ issuedOn }) => issuedOn).sort();
    const [from, to] = [days[0], days.at(-1)].map((one) => parseBusinessDay(one ?? ''));
    if (!from || !to) throw new Error('The simulator has made no receipt.');
    const own = await all.app.get(QueryBus).execute(new ListTaxDays(plan.account, { from, to }));
    const inShort = own
      .filter(({ status }) => status === 'received')
      .map((row) => ({
        issuedOn: row.day,
        fee: toJsonInteger(row.ourChargeFee) + toJsonInteger(row.ourTransferFee),
        vatDeducted: toJsonInteger(row.ourVat),
        differences: [row.feeDifference, row.vatDifference],
      }));
    expect(inShort).toEqual(
      known.map(({ issuedOn, subtotal, vatDeducted }) => ({
        ...{ issuedOn, fee: subtotal, vatDeducted },
        differences: [0n, 0n],
      })),
    );
    expect(inShort.length).toBeGreaterThan(0);
  });
});

import { Database } from '#database';
import { FindMissedWebhooks, WatchDeliveries } from '#ingestion';
import { MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import { BooksKeeper } from '#ledger';
import { ListBreaks } from '#reconciliation';
import { QueryBus } from '@nestjs/cqrs';
import { recordOf } from '../../apps/opn-simulator/src/truth/record.js';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { SimulatedShops } from '../support/simulated-shops.js';
import { TradingDay } from '../support/trading-day.js';

const ROUNDS = 5;
const PLAY_LIMIT_MS = 120_000;

/** Two days alike: Opn shows its events to one of them, and is not asked for them by the other. */
const PLANS = [
  { account: 'shown', seed: 'missed', faults: 'none', orders: 30 },
  { account: 'hidden', seed: 'missed', faults: 'none', orders: 30 },
] as const;

describe('a day of which one webhook is lost', () => {
  let database: TestDatabase;
  let all: SimulatedShops;
  let startedAt: Instant;

  beforeAll(async () => {
    database = await createTestDatabase();
    all = await SimulatedShops.start(database.url, PLANS);
    startedAt = all.clock.now();
    await new TradingDay(all).live();
    for (let round = 0; round < ROUNDS; round += 1) {
      all.clock.advanceMs(3 * MINUTE_MS);
      await all.commands.execute(new WatchDeliveries('shown'));
      await all.commands.execute(new FindMissedWebhooks('hidden'));
    }
    for (const { account } of PLANS) await all.app.get(BooksKeeper).catchUp(account);
  }, PLAY_LIMIT_MS);

  afterAll(async () => {
    await all.stop();
    await database.drop();
  });

  /** Of what the play told; what happens in the time that the test skips, nobody could tell of. */
  async function missed(account: string): Promise<readonly object[]> {
    const order = new ListBreaks(account, { code: 'WEBHOOK_MISSED' }, 1_000, null);
    const breaks = await all.app.get(QueryBus).execute(order);
    const ended = await all.app.get(Database).query<{ id: string }>(
      `SELECT id FROM charges
       WHERE account = $1 AND coalesce(paid_at, ended_at) < $2`,
      [account, startedAt],
    );
    const played = new Set(ended.map(({ id }) => id));
    return breaks
      .filter(({ subject }) => played.has(subject.id))
      .map(({ code, count, amount, subject }) => ({
        ...{ code, count, amount: Number(amount), chargeIds: [subject.id] },
      }));
  }

  it.each(PLANS)('$account: finds the one that the simulator knows of', async ({ account }) => {
    const [world] = all.shops.flatMap(({ plan, simulation }) =>
      plan.account === account ? [simulation.world] : [],
    );
    if (!world) throw new Error(`Nothing was played to ${account}.`);
    const { planted, breaks } = recordOf(world);
    const lost = planted.filter(({ code }) => code === 'WEBHOOK_MISSED');
    expect(breaks).toContainEqual({ code: 'WEBHOOK_MISSED', count: 1, amount: 0 });
    expect(await missed(account)).toEqual(
      lost.map(({ code, amount, chargeIds }) => ({ code, count: 1, amount, chargeIds })),
    );
  });
});

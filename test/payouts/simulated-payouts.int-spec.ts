import { addDays, parseBusinessDay } from '#calendar';
import { Database } from '#database';
import { ListBalances } from '#ledger';
import { sum } from '#money';
import {
  GetTransfer,
  ListPayoutLines,
  ListTransfers,
  PayoutBooks,
  ReconcileAffectedDays,
} from '#reconciliation';
import type { PayoutLine, TransferView } from '#reconciliation';
import { ReportReader } from '#settlement-reports';
import { QueryBus } from '@nestjs/cqrs';
import { recordOf } from '../../apps/opn-simulator/src/truth/record.js';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { listed } from '../support/shop.js';
import { SimulatedShops } from '../support/simulated-shops.js';
import type { SimulatedShop } from '../support/simulated-shops.js';
import { TradingDay } from '../support/trading-day.js';

const DAYS = 9;
const ORDERS = 12;
const PLAYED_LIMIT_MS = 240_000;
const MANY = 500;

const planOf = (seed: string, faults: string) => ({
  ...{ account: `shop-${seed}`, seed: `payouts-${seed}`, faults },
  ...{ orders: ORDERS, days: DAYS },
});

describe.each([
  ['without faults', planOf('calm', 'none')],
  ['with all faults', planOf('stormy', 'all')],
])('the payouts of nine simulated days, %s', (_, plan) => {
  let database: TestDatabase;
  let all: SimulatedShops;
  let shop: SimulatedShop;

  beforeAll(async () => {
    database = await createTestDatabase();
    all = await SimulatedShops.start(database.url, [plan]);
    shop = all.shops[0]!;
    await new TradingDay(all).live();
    await all.commands.execute(new ReconcileAffectedDays(plan.account, true));
  }, PLAYED_LIMIT_MS);

  afterAll(async () => {
    await all.stop();
    await database.drop();
  });

  const queries = () => all.app.get(QueryBus);
  const truth = () => recordOf(shop.simulation.world).transfers;
  const transfers = () => queries().execute(new ListTransfers(plan.account, {}, MANY, null));

  /** All lines of a transfer, read a few at a time. */
  async function linesOf({ id }: Pick<TransferView, 'id'>): Promise<readonly PayoutLine[]> {
    const lines: PayoutLine[] = [];
    for (;;) {
      const after = lines.at(-1) ?? null;
      const more = await queries().execute(new ListPayoutLines(plan.account, id, 7, after));
      lines.push(...more);
      if (more.length < 7) return lines;
    }
  }

  it('are all there, the last one first', async () => {
    const own = await transfers();
    expect(own.map(({ id }) => id)).toEqual(
      truth()
        .map(({ id }) => id)
        .reverse(),
    );
    expect(own.length).toBeGreaterThanOrEqual(DAYS - 3);
  });

  it('hold every kind of surprise: one that fails, one made by hand, one that is changed', () => {
    const planted = recordOf(shop.simulation.world).plantedMoney.map(({ kind }) => kind);
    expect(planted.sort()).toEqual(['transfer_by_hand', 'transfer_changed', 'transfer_fails']);
  });

  it('are made of exactly the transactions that Opn put into them, remainder 0', async () => {
    for (const { id, amount, composition: known } of truth()) {
      const own = await queries().execute(new GetTransfer(plan.account, id));
      const lines = await linesOf(own);
      if (!known.computable) {
        expect([own.composition.reason, own.composition.sum, lines]).toEqual(['partial', null, []]);
        continue;
      }
      expect(own.composition).toMatchObject({
        ...{ computable: true, reason: null, remainder: 0n },
        ...{ count: known.count, taken: BigInt(known.takenByHand) },
        sum: BigInt(known.sum - known.takenByHand),
      });
      expect(own.amount).toBe(BigInt(amount));
      expect(lines.map((line) => line.id).sort()).toEqual([...known.transactions].sort());
      expect(sum(lines.map((line) => line.amount))).toBe(BigInt(known.sum));
    }
  });

  it('come to the same by day and kind, charges itemised with their fees and VAT', async () => {
    for (const { id } of await transfers()) {
      const { amount, groups, composition } = await queries().execute(
        new GetTransfer(plan.account, id),
      );
      if (!composition.computable) continue;
      expect(sum(groups.map((group) => group.amount))).toBe(amount);
      const charges = groups.filter(({ kind }) => kind === 'charge');
      for (const { gross, fee, feeVat, amount: net } of charges) {
        expect([typeof gross, gross! - fee! - feeVat!]).toEqual(['bigint', net]);
      }
      expect(groups.at(-1)).toMatchObject({ kind: 'remainder', amount: 0n, count: 0 });
    }
  });

  it('share no line, and leave out only what no transfer has taken yet', async () => {
    const all = await Promise.all((await transfers()).map(linesOf));
    const ids = all.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have no break: all of them are explained, and the balance is Opn’s', async () => {
    const rows = await all.app.get(Database).query<{ code: string; subject_id: string }>(
      `SELECT code, subject_id FROM breaks WHERE account = $1 AND cleared_at IS NULL
         AND (code LIKE 'SETTLEMENT%' OR code LIKE 'TRANSFER%' OR code = 'BALANCE_DRIFT')`,
      [plan.account],
    );
    expect(rows).toEqual([]);
  });

  it('are the same computed anew from the log', async () => {
    const before = await tables();
    const payouts = all.app.get(PayoutBooks);
    await payouts.forget(plan.account);
    await payouts.catchUp(plan.account);
    expect(await tables()).toEqual(before);
  });

  it('come to the balance of the books, day by day', async () => {
    const balances = await queries().execute(new ListBalances(plan.account, null, null));
    const rows = await all.app.get(Database).query<{ ledgerAccount: string; balance: bigint }>(
      `SELECT ledger_account AS "ledgerAccount", sum(amount)::bigint AS balance
       FROM ledger_days WHERE account = $1 GROUP BY 1`,
      [plan.account],
    );
    for (const { ledgerAccount, balance } of rows) {
      expect(balances.find((one) => one.ledgerAccount === ledgerAccount)?.balance).toBe(balance);
    }
    expect(rows.map(({ ledgerAccount }) => ledgerAccount).sort()).toEqual([
      'in-transit',
      'opn-balance',
      'opn-uncredited',
    ]);
  });

  it('are told in each report as they stood when its day ended, all explained', async () => {
    const last = parseBusinessDay(shop.simulation.world.plan.day);
    const before = { balance: 0n, transit: 0n };
    for (let ago = DAYS; ago >= 0; ago -= 1) {
      const report = await all.app.get(ReportReader).find(plan.account, addDays(last, -ago), null);
      const { balance, transit, uncreditedClose } = report.head.summary;
      expect([balance!.open, transit!.open]).toEqual([before.balance, before.transit]);
      expect(balance!.open + sum(Object.values(balance!.movements))).toBe(balance!.close);
      Object.assign(before, { balance: balance!.close, transit: transit!.close });
      const parts = await listed(report.rows('balance'));
      expect(parts.filter(({ part }) => part === 'unexplained')).toEqual([]);
      const total = sum(parts.map(({ amount }) => amount));
      expect(total).toBe(uncreditedClose + balance!.close + transit!.close);
      const transfers = await listed(report.rows('transfers'));
      const composed = transfers.filter(({ notComputable }) => notComputable === null);
      expect(composed.filter(({ remainder }) => remainder !== 0n)).toEqual([]);
      const inside = sum((await listed(report.rows('payout'))).map(({ amount }) => amount));
      expect(inside).toBe(sum(composed.map(({ amount }) => amount)));
    }
  });

  async function tables() {
    const read = (sql: string) => all.app.get(Database).query(sql, [plan.account]);
    return [
      await read(`SELECT transfer_id, after_at, is_sweeping, reason, opening, count, sum, taken,
                         released_count, released_sum
                  FROM payout_compositions WHERE account = $1 ORDER BY transfer_id`),
      await read('SELECT * FROM read_spans WHERE account = $1 ORDER BY list, to_at'),
      await read('SELECT * FROM ledger_days WHERE account = $1 ORDER BY 2, 3, 4'),
      await read('SELECT * FROM balance_checks WHERE account = $1 ORDER BY position'),
    ];
  }
});

import { SignDay, RederiveReports, ReportVerifier } from '#settlement-reports';
import { addDays } from '#calendar';
import { ReadFirstHistory } from '#ingestion';
import { BooksKeeper } from '#ledger';
import { BankShop } from '../bank/bank-shop.js';
import { forgeReport } from '../support/forge-report.js';
import { at, charge, CLOSING, DAY, NEXT } from '../support/shop.js';

const SUNDAY = addDays(DAY, 2);
const MONDAY = addDays(DAY, 3);
const NO_TIME_MS = 0;

/** Two days in four versions, with breaks, a payout and a payment known late. */
describe('issued reports', () => {
  let bank: BankShop;

  beforeAll(async () => {
    bank = await BankShop.open();
    const { shop } = bank;
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    const a = charge('a', '400.00', 'A', { paidAt: at('10:00') });
    shop.sell(a, charge('x', '25.00', null, { paidAt: at('11:00') }));
    await shop.close(DAY, CLOSING);
    while (await shop.us.commands.execute(new ReadFirstHistory(shop.account)));
    shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    await shop.close(DAY, at('09:00', NEXT));
    const sign = { version: null, digest: null, note: null };
    await shop.us.commands.execute(new SignDay(shop.account, DAY, 'prepare', 'Suda', sign));
    await bank.transfer('trsf_1', 39_294n, { day: NEXT });
    await shop.expect({ reference: 'C', baht: '70.00', expectedOn: NEXT });
    shop.sell(charge('c', '75.00', 'C', { paidAt: at('12:00', NEXT) }));
    await shop.close(NEXT, at('03:00', SUNDAY));
    await bank.import([{ bookedOn: SUNDAY, amount: 39_294 }]);
    await shop.withdraw('B');
    shop.sell({ ...a, fee: 600, fee_vat: 42, net: 40_000 - 642 });
    await shop.close(DAY, at('09:00', SUNDAY));
    await shop.close(SUNDAY, at('03:00', MONDAY));
  }, 60_000);

  afterAll(async () => {
    await bank.shop.shut();
  });

  async function compared(count = 31, timeMs = Infinity) {
    const told: string[] = [];
    const { us, account } = bank.shop;
    const tell = (one: string) => told.push(one);
    const faults = await us.app.get(RederiveReports).compare(account, count, tell, timeMs);
    return { told, faults };
  }

  it('are derived again from the log alone', async () => {
    expect(await compared()).toEqual({
      told: ['2026-11-20 v1', '2026-11-20 v2', '2026-11-21 v1', '2026-11-20 v3', '2026-11-22 v1'],
      faults: [],
    });
  });

  it('are left out once the time is up, wherever the log is by then', async () => {
    expect(await compared(1, NO_TIME_MS)).toEqual({ told: [], faults: [] });
  });

  it('leave the books as they are while they are derived', async () => {
    const keeper = bank.shop.us.app.get(BooksKeeper);
    expect(await keeper.tablesThatDiffer(bank.shop.account)).toEqual([]);
  });

  it('show a forged row, although its digest, head and event were forged as well', async () => {
    await forgeReport(bank.shop, { net: '39357' });
    const { us, account } = bank.shop;
    const stated = await us.app.get(ReportVerifier).verify(account);
    expect(stated).toEqual({ count: 5, faults: [] });
    const { told, faults } = await compared(2);
    expect(told).toEqual(['2026-11-20 v3', '2026-11-22 v1']);
    expect(faults).toEqual([
      {
        report: '2026-11-20 v3',
        fault: 'charges, row 1: net "39357", by the log "39358"',
      },
    ]);
  });
});

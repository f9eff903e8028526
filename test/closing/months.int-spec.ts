import { addDays, parseBusinessDay, parseMonth } from '#calendar';
import type { BusinessDay } from '#calendar';
import { SweepList } from '#ingestion';
import { BooksKeeper, ListBalances } from '#ledger';
import { ListBreaks } from '#reconciliation';
import { ClosePeriod, PeriodViews, ReopenPeriod, RestateChangedDays } from '#settlement-reports';
import { at, charge, Shop } from '../support/shop.js';

const MONTH = parseMonth('2026-11');
const LAST = parseBusinessDay('2026-11-30');
const LAST_BUT_ONE = addDays(LAST, -1);
const FIRST = addDays(LAST, 1);
const paid = (time: string, day: BusinessDay) => ({
  createdAt: at('09:00', day),
  paidAt: at(time, day),
});

describe('a month', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open({ OPENING_DAY: LAST_BUT_ONE });
    shop.sell(
      charge('a', '400.00', 'A', paid('10:00', LAST_BUT_ONE)),
      charge('b', '60.00', 'B', paid('10:00', LAST)),
    );
    await shop.expect({ reference: 'A', baht: '400.00', expectedOn: LAST_BUT_ONE });
    await shop.expect({ reference: 'B', baht: '60.00', expectedOn: LAST });
  });

  afterEach(async () => {
    await shop.shut();
  });

  const close = () => shop.us.commands.execute(new ClosePeriod(shop.account, MONTH, 'Suda'));
  const closeDays = async () => {
    await shop.close(LAST_BUT_ONE, at('03:00', LAST));
    await shop.close(LAST, at('03:00', FIRST));
  };
  const heldAt = (day: BusinessDay) =>
    shop.us.queries.execute(new ListBalances(shop.account, null, day));
  const versionsOf = async (day: BusinessDay) =>
    (await shop.issued()).filter(({ data }) => data.day === day).length;

  async function learn(...charges: readonly ReturnType<typeof charge>[]) {
    shop.sell(...charges);
    const [from, to] = [at('00:00', LAST_BUT_ONE), at('23:59', FIRST)];
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', from, to));
    await shop.us.app.get(BooksKeeper).catchUp(shop.account);
    await shop.reconcile();
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
  }

  it('is not closed before it is over, and then names every day that keeps it open', async () => {
    await shop.close(LAST_BUT_ONE, at('03:00', LAST));
    await expect(close()).rejects.toThrow('2026-11 cannot be closed: it is not over');
    shop.us.clock.moveTo(at('12:00', FIRST));
    await expect(close()).rejects.toThrow('2026-11 cannot be closed: 2026-11-30 is not closed.');
    await shop.close(LAST, at('13:00', FIRST));
    await close();
    const [view] = (await shop.us.app.get(PeriodViews).all(shop.account)).slice(-1);
    expect(view).toMatchObject({ month: MONTH, status: 'closed', closedBy: 'Suda' });
    expect(view?.days).toMatchObject([
      { day: LAST_BUT_ONE, version: 1 },
      { day: LAST, version: 1 },
    ]);
    expect(view?.balances).toContainEqual({
      ledgerAccount: 'reconciled-receipts',
      balance: -46_000n,
    });
  });

  it('keeps its figures when a payment of it is found later, which is an adjustment', async () => {
    await closeDays();
    await close();
    const before = await heldAt(LAST);
    await learn(charge('late', '25.00', null, paid('11:00', LAST)));

    expect(await heldAt(LAST)).toEqual(before);
    expect(await versionsOf(LAST)).toBe(1);
    const entries = await shop.us.entries('chrg_late');
    expect(entries).toContainEqual(
      expect.objectContaining({ id: 'R1:chrg_late', kind: 'A1', postingDay: FIRST }),
    );
    const breaks = await shop.us.queries.execute(
      new ListBreaks(shop.account, { code: 'LATE_FACT' }, 10, null),
    );
    expect(breaks).toMatchObject([
      { status: 'open', day: LAST, amount: 2_500n, subject: { kind: 'charge', id: 'chrg_late' } },
    ]);
    expect((await shop.close(LAST, at('15:00', FIRST))).version).toBe(1);
  });

  it('lets its days be restated again once it was reopened, for a reason', async () => {
    await closeDays();
    await close();
    const reopen = new ReopenPeriod(shop.account, MONTH, 'Anan', 'a day was missing');
    await shop.us.commands.execute(reopen);
    await learn(charge('late', '25.00', null, paid('11:00', LAST)));
    expect(await versionsOf(LAST)).toBe(2);
    expect(await shop.us.entries('chrg_late')).toContainEqual(
      expect.objectContaining({ id: 'R1:chrg_late', kind: 'R1', postingDay: FIRST }),
    );
  });

  it('leaves the books equal to a rebuild', async () => {
    await closeDays();
    await close();
    await learn(charge('late', '25.00', null, paid('11:00', LAST)));
    const books = shop.us.app.get(BooksKeeper);
    expect(await books.tablesThatDiffer(shop.account)).toEqual([]);
  });
});

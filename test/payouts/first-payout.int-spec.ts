import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ReadFirstHistory } from '#ingestion';
import type { Instant } from '#kernel';
import { RederiveReports } from '#settlement-reports';
import { error, json } from '../support/fake-opn.js';
import { transaction } from '../support/money-objects.js';
import { amountOf, MONDAY, payout, PAYOUT, PayoutDesk } from '../support/payout-desk.js';
import { at, CLOSING, DAY, listed, NEXT, Shop } from '../support/shop.js';

describe('the first transfer of books that begin on a day', () => {
  let shop: Shop;
  let desk: PayoutDesk;

  afterEach(async () => {
    await shop.shut();
  });

  /** 1,200.00 baht at Opn when the day began, of which 300.00 were on hold until Monday. */
  async function openedWith(balance: string) {
    shop = await Shop.open({ OPENING_DAY: DAY, OPENING_BALANCE: String(amountOf(balance)) });
    desk = new PayoutDesk(shop);
    const onHold = transaction('held', at('10:00', addDays(DAY, -1)), {
      ...{ amount: amountOf('300.00'), transferable_at: at('00:00', MONDAY) },
    });
    shop.sell(onHold, ...payout('first', '900.00', at(PAYOUT)));
    shop.sell(...payout('second', '300.00', at(PAYOUT, MONDAY)));
    await desk.readBy(at('09:00', MONDAY));
    return desk.inShort();
  }

  it('took what could be paid out of the opening balance, the next what was on hold', async () => {
    expect(await openedWith('1200.00')).toEqual([]);
    const [first, second] = [await desk.transfer('first'), await desk.transfer('second')];
    expect(first.groups.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['opening', 90_000n],
      ['remainder', 0n],
    ]);
    expect(second.groups.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['other', 30_000n],
      ['remainder', 0n],
    ]);
  });

  it('is told with what the books began with, in the report of that day', async () => {
    await openedWith('1200.00');
    const report = await shop.report(DAY);
    const { open, movements, close } = report.head.summary.balance!;
    expect([open, movements.broughtIn, movements.transfers, close]).toEqual([
      ...[0n, 120_000n, -90_000n, 30_000n],
    ]);
    const parts = await listed(report.rows('balance'));
    expect(parts.map(({ part, amount }) => [part, amount])).toEqual([
      ['on_hold', 30_000n],
      ['in_transit', 87_000n],
    ]);
    const inside = await listed(report.rows('payout'));
    expect(inside.map(({ kind, amount }) => [kind, amount])).toEqual([['opening', 90_000n]]);
  });

  it('shows by how much the opening balance was stated wrong', async () => {
    expect(await openedWith('1201.00')).toEqual(['SETTLEMENT_SHORT trsf_first -100 open']);
  });
});

describe('the first transfer of an account with a past', () => {
  let shop: Shop;

  afterAll(async () => {
    await shop.shut();
  });

  it('is computable once the past is read, also when its reports are derived again', async () => {
    shop = await Shop.open();
    const { clock, commands, app } = shop.us;
    // A balance that agrees would prove that nothing came before.
    shop.opn.spoil('balance', json(403, error('forbidden')));
    const past = transaction('past', at('10:00', addDays(DAY, -30)), { amount: 90_000 });
    shop.sell(past, ...payout('first', '900.00', at(PAYOUT)));
    const computed = async (day: BusinessDay, instant: Instant) => {
      await shop.close(day, instant);
      const rows = await listed((await shop.report(day)).rows('transfers'));
      return rows.map(({ notComputable }) => notComputable);
    };
    expect(await computed(DAY, CLOSING)).toEqual(['history-incomplete']);
    clock.moveTo(at('04:00', NEXT));
    while (await commands.execute(new ReadFirstHistory(shop.account)));
    expect(await computed(NEXT, at('03:00', addDays(NEXT, 1)))).toEqual([null]);
    const again = app.get(RederiveReports).compare(shop.account, 2, () => undefined);
    expect(await again).toEqual([]);
  });
});

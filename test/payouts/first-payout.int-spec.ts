import { addDays } from '#calendar';
import { transaction } from '../support/money-objects.js';
import { amountOf, MONDAY, payout, PAYOUT, PayoutDesk } from '../support/payout-desk.js';
import { at, DAY, listed, Shop } from '../support/shop.js';

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

import { ObserveBalance } from '#ingestion';
import { amountOf, payout, PAYOUT, PayoutDesk, sale } from '../support/payout-desk.js';
import { at, DAY, Shop } from '../support/shop.js';

describe('where the balance is not what the books say, breaks', () => {
  let shop: Shop;
  let desk: PayoutDesk;

  beforeEach(async () => {
    shop = await Shop.open();
    desk = new PayoutDesk(shop);
    shop.sell(sale('a', '1000.00', DAY), ...payout('first', '1000.00', at(PAYOUT)));
  });

  afterEach(async () => {
    await shop.shut();
  });

  const state = (baht: string) => {
    const total = amountOf(baht);
    shop.opn.balance = { ...shop.opn.balance, total, transferable: total };
  };
  async function lookAt(time: string) {
    shop.us.clock.moveTo(at(time));
    await shop.us.commands.execute(new ObserveBalance(shop.account));
    await shop.reconcile();
  }

  it('name the drift once two looks have it, and until two agree', async () => {
    await desk.readBy(at('09:00'));
    state('7.00');
    await lookAt('09:10');
    expect(await desk.inShort()).toEqual([]);
    await lookAt('11:10');
    expect(await desk.inShort()).toEqual(['BALANCE_DRIFT balance -700 open']);
    state('0.00');
    await lookAt('11:20');
    expect(await desk.inShort()).toEqual(['BALANCE_DRIFT balance 0 open']);
    await lookAt('13:20');
    expect(await desk.inShort()).toEqual(['BALANCE_DRIFT balance 0 cleared']);
  });
});

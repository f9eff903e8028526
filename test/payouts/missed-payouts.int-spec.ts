import { addDays } from '#calendar';
import { MONDAY, payout, PAYOUT, PayoutDesk, sale, TUESDAY } from '../support/payout-desk.js';
import { at, DAY, EVE, Shop } from '../support/shop.js';

describe('where a scheduled transfer does not come, breaks', () => {
  let shop: Shop;
  let desk: PayoutDesk;

  beforeEach(async () => {
    shop = await Shop.open();
    desk = new PayoutDesk(shop);
    shop.sell(sale('z', '300.00', EVE), ...payout('eve', '300.00', at(PAYOUT, EVE)));
    shop.sell(sale('a', '1000.00', DAY), ...payout('first', '1000.00', at(PAYOUT)));
    shop.sell(sale('b', '500.00', MONDAY), sale('c', '250.00', TUESDAY));
  });

  afterEach(async () => {
    await shop.shut();
  });

  it('name the day once it is over, and its money', async () => {
    await desk.readBy(at('23:00', MONDAY));
    expect(await desk.inShort()).toEqual([]);
    await desk.readBy(at('00:30', TUESDAY));
    expect(await desk.inShort()).toEqual([`SETTLEMENT_MISSING ${MONDAY} -50000 open`]);
  });

  it('name each day with what came to it, until a transfer takes it all', async () => {
    await desk.readBy(at('00:30', addDays(TUESDAY, 1)));
    expect(await desk.inShort()).toEqual([
      `SETTLEMENT_MISSING ${MONDAY} -50000 open`,
      `SETTLEMENT_MISSING ${TUESDAY} -25000 open`,
    ]);
    shop.sell(...payout('late', '750.00', at(PAYOUT, addDays(TUESDAY, 1))));
    await desk.readBy(at('09:00', addDays(TUESDAY, 1)));
    expect(await desk.inShort()).toEqual([
      `SETTLEMENT_MISSING ${MONDAY} -50000 cleared`,
      `SETTLEMENT_MISSING ${TUESDAY} -25000 cleared`,
    ]);
    expect([...new Set(await desk.proofs())]).toEqual(['transfer trsf_late took it']);
  });

  it('say nothing while the list of transfers was not read since', async () => {
    await desk.readBy(at('22:00', MONDAY));
    await desk.read('transactions', at('06:00', TUESDAY));
    await shop.reconcile();
    expect(await desk.inShort()).toEqual([]);
  });
});

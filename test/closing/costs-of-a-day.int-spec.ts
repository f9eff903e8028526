import { ChangeSetting } from '#accounts';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { SweepList } from '#ingestion';
import { parseRate } from '#money';
import { GetDayReconciliation } from '#reconciliation';
import { at, charge, DAY, EVE, NEXT, Shop } from '../support/shop.js';

const CHEAPER = { fee_flat: '0.0', fee_rate: '1.5', vat_rate: '7.0' };

describe('the costs of a day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    const [first, second] = [at('09:00'), at('09:00', NEXT)];
    shop.sell(
      charge('a', '400.00', null, { paidAt: at('10:00') }),
      charge('b', '400.00', null, { createdAt: second, paidAt: at('10:00', NEXT) }),
    );
    shop.us.clock.moveTo(at('12:00', NEXT));
    await shop.us.commands.execute(
      new SweepList(shop.account, 'charges', first, shop.us.clock.now()),
    );
  });

  afterEach(async () => {
    await shop.shut();
  });

  const costs = async (day: BusinessDay) => {
    await shop.reconcile();
    const view = await shop.us.queries.execute(new GetDayReconciliation(shop.account, day));
    return view.breaks.filter(({ code }) => /_VARIANCE$/.test(code));
  };
  const agree = (from: BusinessDay, feeRate: string) => {
    const rates = { feeRate: parseRate(feeRate), vatRate: parseRate('7') };
    const terms = { from, paymentMethod: 'promptpay', at: shop.us.clock.now(), ...rates };
    const order = { kind: 'set-contract-rate', ...terms } as const;
    return shop.us.commands.execute(new ChangeSetting(shop.account, order, 'Malee'));
  };

  it('are those of the first rate ever seen, so that a silent change shows', async () => {
    const createdAt = at('11:00', NEXT);
    const changed = { transaction_fees: CHEAPER, fee: 600, fee_vat: 42, net: 39_358 };
    shop.sell(charge('c', '400.00', null, { createdAt, paidAt: createdAt, ...changed }));
    await shop.us.commands.execute(
      new SweepList(shop.account, 'charges', createdAt, shop.us.clock.now()),
    );
    expect(await costs(DAY)).toEqual([]);
    expect(await costs(NEXT)).toEqual([{ code: 'FEE_VARIANCE', count: 1, amount: -60n }]);
  });

  it('are judged again once an older charge states another rate', async () => {
    const createdAt = at('11:00', EVE);
    const old = { transaction_fees: CHEAPER, fee: 600, fee_vat: 42, net: 39_358 };
    shop.us.clock.moveTo(at('12:00', addDays(NEXT, 10)));
    await shop.reconcile();
    shop.sell(charge('z', '400.00', null, { createdAt, paidAt: createdAt, ...old }));
    const last = shop.us.clock.now();
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', createdAt, last));
    await shop.reconcile();
    const found = await shop.us.rows<{ day: BusinessDay }>(
      `SELECT day FROM breaks WHERE code = 'FEE_VARIANCE' AND cleared_at IS NULL ORDER BY day`,
    );
    expect(found).toEqual([{ day: DAY }, { day: NEXT }]);
  });

  it('are those of the contract from the day on which it says so', async () => {
    await agree(EVE, '1.65');
    await agree(NEXT, '1.5');
    expect(await costs(DAY)).toEqual([]);
    expect(await costs(NEXT)).toEqual([{ code: 'FEE_VARIANCE', count: 1, amount: 60n }]);
    const paged = await shop.us.rows<{ day: BusinessDay }>(
      `SELECT day FROM breaks WHERE code = 'FEE_VARIANCE' AND cleared_at IS NULL`,
    );
    expect(paged).toEqual([{ day: NEXT }]);
  });
});

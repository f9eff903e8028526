import { addDays } from '#calendar';
import { SweepList } from '#ingestion';
import { ListBreaks, ListCauses } from '#reconciliation';
import { toJsonInteger, parseBaht } from '#money';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

describe('what breaks of a shop have in common', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await Shop.open();
    await shop.expect(...['A', 'B', 'C'].map((reference) => ({ reference, baht: '1000.00' })));
    // 1.65 % was agreed by the first charge; the others were charged 1.75 %.
    const fee = { fee: 1_750, fee_vat: 123, net: toJsonInteger(parseBaht('1000.00')) - 1_873 };
    const rate = { transaction_fees: { fee_flat: '0.0', fee_rate: '1.75', vat_rate: '7.0' } };
    shop.sell(
      charge('a', '1000.00', 'A', { createdAt: at('08:30'), paidAt: at('10:00') }),
      charge('b', '1000.00', 'B', { paidAt: at('10:05'), ...fee, ...rate }),
      charge('c', '1000.00', 'C', { paidAt: at('10:10'), ...fee, ...rate }),
    );
    const times = [at('00:00'), at('00:00', addDays(NEXT, 1))] as const;
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', ...times));
    await shop.close(DAY, CLOSING);
    await shop.reconcile();
  });

  afterAll(async () => {
    await shop.shut();
  });

  it('is named on each of them, and adds up', async () => {
    const causes = await shop.us.queries.execute(new ListCauses(shop.account));
    const rate = causes.find(({ kind }) => kind === 'wrong-rate');
    expect(rate).toMatchObject({ title: `rate 1.75 % since ${DAY}`, count: 2 });
    const filter = { cause: rate?.id };
    const breaks = await shop.us.queries.execute(new ListBreaks(shop.account, filter, 10, null));
    expect(breaks.map(({ code, cause }) => [code, cause?.title])).toEqual([
      ['FEE_VARIANCE', rate?.title],
      ['FEE_VARIANCE', rate?.title],
    ]);
  });
});

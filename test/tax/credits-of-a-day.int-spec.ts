import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';
import { error, json } from '../support/fake-opn.js';
import { transaction } from '../support/money-objects.js';
import { breaksOf, readAndJudge } from './tax-shop.js';

const NET = 39_294n; // of 400.00 baht

describe('what Opn credits for the charges of a day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '400.00' });
    shop.sell(
      charge('a', '400.00', 'A', { paidAt: at('10:00') }),
      charge('b', '400.00', 'B', { paidAt: at('11:00') }),
    );
  });

  afterEach(async () => {
    await shop.shut();
  });

  const codesOf = async () => (await shop.report()).head.breaks.map(({ code }) => code);

  it('is nothing to speak of while it is each charge’s net', async () => {
    await shop.close(DAY, CLOSING);
    await shop.reconcile();
    expect(await breaksOf(shop, 'TRANSACTION_%')).toEqual([]);
  });

  it('may come after the day was closed, which restates nothing', async () => {
    shop.uncredit('b');
    await shop.close(DAY, CLOSING);
    await shop.reconcile();
    expect(await codesOf()).toEqual(['TRANSACTION_MISSING']);
    const missing = { code: 'TRANSACTION_MISSING', subject: 'chrg_b', amount: -NET };
    expect(await breaksOf(shop, 'TRANSACTION_%')).toMatchObject([missing]);

    shop.us.clock.moveTo(at('09:00', NEXT));
    shop.sell(charge('b', '400.00', 'B', { paidAt: at('11:00') }));
    await readAndJudge(shop, 'transactions');
    expect(await breaksOf(shop, 'TRANSACTION_%')).toEqual([]);
    expect(await breaksOf(shop, 'TRANSACTION_%', true)).toMatchObject([missing]);
    await shop.close(DAY);
    expect(await shop.issued()).toHaveLength(1);
  });

  it('is not missed where Opn shows no transactions', async () => {
    shop.uncredit('a', 'b');
    shop.opn.spoil('transactions', json(404, error('not_found')));
    await shop.close(DAY, CLOSING);
    await shop.reconcile();
    expect(await breaksOf(shop, 'TRANSACTION_%')).toEqual([]);
  });

  it('is a break with the difference when it is another amount, and restates the day', async () => {
    shop.uncredit('b');
    await shop.close(DAY, CLOSING);
    shop.us.clock.moveTo(at('09:00', NEXT));
    const other = { amount: Number(NET) - 7, direction: 'credit', currency: 'THB' };
    shop.opn.put(transaction('b', at('11:00'), other));
    await readAndJudge(shop, 'transactions');
    expect(await breaksOf(shop, 'TRANSACTION_%')).toMatchObject([
      { code: 'TRANSACTION_MISMATCH', subject: 'chrg_b', amount: -7n },
    ]);
    await shop.close(DAY);
    expect(await shop.issued()).toHaveLength(2);
  });

  it('for nobody we know is a break until that one is read', async () => {
    const late = charge('c', '400.00', 'C', { paidAt: at('12:00') });
    shop.sell(late);
    shop.opn.drop('chrg_c');
    const odd = { id: 'trxn_odd', origin: null, direction: 'debit', amount: 300, currency: 'THB' };
    shop.opn.put(transaction('odd', at('12:30'), odd));
    shop.us.clock.moveTo(at('15:00'));
    await readAndJudge(shop, 'transactions', 'charges');
    expect(await breaksOf(shop, 'TRANSACTION_UNKNOWN')).toMatchObject([
      { subject: 'trxn_c', amount: NET },
      { subject: 'trxn_odd', amount: -300n },
    ]);
    shop.sell(late);
    await readAndJudge(shop, 'charges');
    const open = await breaksOf(shop, 'TRANSACTION_UNKNOWN');
    expect(open.map(({ subject }) => subject)).toEqual(['trxn_odd']);
  });
});

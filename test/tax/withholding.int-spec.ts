import { BooksKeeper } from '#ledger';
import { satang } from '#money';
import { RecordTaxInvoice, RecordWithholdingRefund } from '#payouts';
import { at, charge, DAY, NEXT, Shop } from '../support/shop.js';
import { december, INVOICE, SUBTOTAL, VAT } from './tax-invoice.js';
import { breaksOf, readAndJudge, receiptOf, setTaxRules } from './tax-shop.js';

describe('Opn’s fees', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    shop.sell(
      charge('a', '400.00', null, { paidAt: at('10:00') }),
      charge('b', '100.00', null, { paidAt: at('23:59') }),
    );
    shop.us.clock.moveTo(at('09:30', NEXT));
  });

  afterEach(async () => {
    await shop.shut();
  });

  const read = () => readAndJudge(shop, 'charges', 'transactions', 'receipts');
  const record = () =>
    shop.us.commands.execute(new RecordTaxInvoice(shop.account, INVOICE, null, 'Suda'));

  it('have tax withheld where that is wanted, by receipt, until Opn pays it back', async () => {
    await setTaxRules(shop, { withholding: 'per-receipt', reclaimDays: 10 });
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, VAT));
    await read();
    expect(await shop.us.balances()).toMatchObject({
      ...{ 'withholding-tax-reclaimable': 25n, 'withholding-tax-payable': -25n },
    });
    shop.us.clock.moveTo(at('08:00', december(1)));
    await shop.reconcile();
    expect(await breaksOf(shop, 'WHT_%')).toMatchObject([
      { code: 'WHT_NOT_RECLAIMED', subject: 'rcpt_20261120', amount: -25n },
    ]);
    const reclaimed = {
      reference: 'K-1',
      amount: satang(25n),
      receivedOn: december(1),
      note: null,
    };
    const said = { kind: 'record', reclaimed } as const;
    await shop.us.commands.execute(new RecordWithholdingRefund(shop.account, said, 'Suda'));
    await shop.reconcile();
    expect(await breaksOf(shop, 'WHT_%')).toEqual([]);
    expect(await shop.us.balances()).toMatchObject({ bank: 25n });
    expect(await shop.us.balances()).not.toHaveProperty('withholding-tax-reclaimable');
  });

  it('are undone as they were posted, whatever the rules say by then', async () => {
    await setTaxRules(shop, { withholding: 'per-month' });
    shop.us.clock.moveTo(at('08:00', december(4)));
    await record();
    const withheld = async () => (await shop.us.balances())['withholding-tax-payable'];
    await readAndJudge(shop);
    expect(await withheld()).toBe(-25n);
    await setTaxRules(shop, { withholding: 'off' });
    const corrected = { ...INVOICE, number: 'INV-12' };
    const correct = new RecordTaxInvoice(shop.account, corrected, INVOICE.number, 'Suda');
    await shop.us.commands.execute(correct);
    await readAndJudge(shop);
    expect(await withheld()).toBeUndefined();
    expect(await shop.us.app.get(BooksKeeper).tablesThatDiffer(shop.account)).toEqual([]);
  });

  it('have their refund undone as it was posted, too', async () => {
    const amountOf = async (account: string) => (await shop.us.balances())[account];
    const origin = { origin: null, direction: 'credit', currency: 'THB', key: 'wht.refund' };
    const times = { created_at: at('07:00', NEXT) };
    const back = { ...receiptOf(DAY, 0, 0)[1], ...origin, ...times, id: 'trxn_back', amount: 25 };
    shop.opn.put(back);
    await read();
    expect(await amountOf('suspense')).toBe(-25n);
    await setTaxRules(shop, { reclaimKey: 'wht.refund' });
    shop.opn.put({ ...back, amount: 30 });
    await read();
    expect(await amountOf('suspense')).toBeUndefined();
    expect(await amountOf('withholding-tax-reclaimable')).toBe(-30n);
    expect(await shop.us.app.get(BooksKeeper).tablesThatDiffer(shop.account)).toEqual([]);
  });

  it('have tax withheld month by month, and know Opn’s refund by its key', async () => {
    const reclaimKey = 'wht.refund.credit';
    await setTaxRules(shop, { withholding: 'per-month', reclaimKey });
    shop.us.clock.moveTo(at('08:00', december(4)));
    await record();
    const back = {
      id: 'trxn_back',
      origin: null,
      direction: 'credit',
      amount: 25,
      currency: 'THB',
    };
    shop.opn.put({
      ...receiptOf(DAY, 0, 0)[1],
      ...back,
      key: reclaimKey,
      created_at: at('07:00', december(4)),
    });
    await read();
    expect(await shop.us.balances()).toMatchObject({ 'withholding-tax-payable': -25n });
    expect(await shop.us.balances()).not.toHaveProperty('withholding-tax-reclaimable');
    expect(await shop.us.balances()).not.toHaveProperty('suspense');
    expect(await breaksOf(shop, 'TRANSACTION_UNKNOWN')).toEqual([]);
    expect(await shop.us.entries('trxn_back')).toMatchObject([{ kind: 'W2' }]);
  });
});

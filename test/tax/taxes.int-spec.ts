import { parseBusinessDay, parseMonth } from '#calendar';
import { satang } from '#money';
import { RecordTaxInvoice } from '#payouts';
import type { TaxInvoice } from '#payouts';
import { GetInputVat, ListTaxDays } from '#reconciliation';
import { at, charge, DAY, EVE, NEXT, Shop } from '../support/shop.js';
import { breaksOf, readAndJudge, receiptOf, setTaxRules } from './tax-shop.js';
import { DEDUCTED, december, INVOICE, SUBTOTAL, VAT } from './tax-invoice.js';

describe('Opn’s fees and their VAT', () => {
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

  const LISTS = ['charges', 'transactions', 'receipts'] as const;
  const read = () => readAndJudge(shop, ...LISTS);
  const record = (changes: Partial<TaxInvoice> = {}, supersedes: string | null = null) => {
    const invoice = { ...INVOICE, ...changes };
    return shop.us.commands.execute(
      new RecordTaxInvoice(shop.account, invoice, supersedes, 'Suda'),
    );
  };
  const taxDays = () =>
    shop.us.queries.execute(new ListTaxDays(shop.account, { from: EVE, to: NEXT }));
  const inputVat = (month: string) =>
    shop.us.queries.execute(new GetInputVat(shop.account, parseMonth(month)));

  it('agree with the receipt of the day and its adjustment', async () => {
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, VAT, VAT - DEDUCTED));
    await read();
    expect(await breaksOf(shop, 'TAX_%')).toEqual([]);
    expect(await taxDays()).toMatchObject([
      {
        ...{ day: DAY, status: 'received', receiptNumbers: ['OMTH202611200018'] },
        ...{ ourChargeFee: 825n, ourTransferFee: 0n, receiptSubtotal: 825n, feeDifference: 0n },
        ...{ ourVat: 58n, vatAdjustment: 0n, receiptVat: 58n, vatDifference: 0n, code: null },
        ...{ vatStatus: 'not_yet_claimable', taxInvoiceNumber: null, lastMonthToClaim: '2027-05' },
      },
    ]);
  });

  it('are judged by rules that are set after their invoice was recorded', async () => {
    await read();
    shop.us.clock.moveTo(at('08:00', december(4)));
    await record();
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_INVOICE_%')).toEqual([]);
    await setTaxRules(shop, { buyerTaxId: '0105599999999' });
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_INVOICE_%')).toMatchObject([{ code: 'TAX_INVOICE_MISMATCH' }]);
    await setTaxRules(shop, { buyerTaxId: INVOICE.buyerTaxId });
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_INVOICE_%')).toEqual([]);
  });

  it('miss an invoice that fell due while nobody looked', async () => {
    await read();
    shop.us.clock.moveTo(at('08:00', parseBusinessDay('2027-02-20')));
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_INVOICE_%')).toMatchObject([
      { code: 'TAX_INVOICE_MISSING', subject: '2026-11' },
    ]);
  });

  it('settle their rounding by a transaction of Opn’s', async () => {
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, 56, -2));
    await read();
    expect(await breaksOf(shop, 'TAX_%')).toEqual([]);
    expect(await taxDays()).toMatchObject([{ ourVat: 58n, vatAdjustment: -2n, vatDifference: 0n }]);
    expect(await shop.us.balances()).toMatchObject({ 'input-vat-undue': 56n });
  });

  it('differ from a receipt until the fees that it has as well are read', async () => {
    shop.opn.put(...receiptOf(DAY, SUBTOTAL + 165, VAT + 12));
    await read();
    expect(await breaksOf(shop, 'TAX_%')).toMatchObject([
      { code: 'TAX_RECEIPT_MISMATCH', subject: DAY, amount: 165n },
    ]);
    shop.sell(charge('c', '100.00', null, { paidAt: at('12:00') }));
    await read();
    expect(await breaksOf(shop, 'TAX_%')).toEqual([]);
    expect(await breaksOf(shop, 'TAX_%', true)).toMatchObject([
      { clearedBy: 'receipt OMTH202611200018 agrees with the books' },
    ]);
  });

  it('lack a receipt that has not come by nine, until it comes', async () => {
    await readAndJudge(shop, 'charges');
    expect(await breaksOf(shop, 'TAX_%')).toEqual([]); // nobody has looked for receipts
    await read();
    expect(await breaksOf(shop, 'TAX_%')).toMatchObject([
      { code: 'TAX_RECEIPT_MISSING', subject: DAY, amount: -825n },
    ]);
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, VAT));
    await read();
    expect(await breaksOf(shop, 'TAX_%')).toEqual([]);
    expect(await breaksOf(shop, 'TAX_%', true)).toMatchObject([
      { clearedBy: 'receipt OMTH202611200018 was read' },
    ]);
  });

  it('become claimable by the official invoice, which is missed from its day on', async () => {
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, VAT));
    await read();
    shop.us.clock.moveTo(at('08:00', december(7)));
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_%')).toMatchObject([
      { code: 'TAX_INVOICE_MISSING', subject: '2026-11', amount: -58n },
    ]);
    const open = { month: '2026-11', vat: 58n, lastMonthToClaim: '2027-05' };
    expect(await inputVat('2026-11')).toMatchObject({
      ...{ opening: 0n, deducted: 58n, adjustments: 0n, moved: 0n, closing: 58n, remainder: 0n },
      remaining: [{ ...open, days: [DAY], isExpiring: false, isExpired: false }],
    });

    expect(await record()).toEqual({ number: 'INV-11', changed: true });
    expect(await record()).toEqual({ number: 'INV-11', changed: false });
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_%')).toEqual([]);
    expect(await shop.us.balances()).toMatchObject({ 'input-vat': 58n });
    expect(await shop.us.entries('INV-11')).toMatchObject([
      { id: 'V2:INV-11@1', kind: 'V2', relatesTo: december(3), postingDay: december(3) },
    ]);
    expect(await inputVat('2026-12')).toMatchObject({
      ...{ opening: 58n, moved: -58n, closing: 0n, remaining: [], remainder: 0n },
    });
    expect(await taxDays()).toMatchObject([
      { taxInvoiceNumber: 'INV-11', vatStatus: 'claimable', claimedInMonth: '2026-12' },
    ]);
  });

  it('differ from an invoice that is wrong, until a corrected one takes its place', async () => {
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, VAT));
    await read();
    shop.us.clock.moveTo(at('08:00', december(4)));
    await setTaxRules(shop, { buyerTaxId: '0105500000000' });
    await record({ vat: satang(60n) });
    await shop.reconcile();
    const wrong = { code: 'TAX_INVOICE_MISMATCH', subject: 'INV-11' };
    expect(await breaksOf(shop, 'TAX_%')).toMatchObject([{ ...wrong, amount: 2n }]);
    await record({ number: 'INV-11B', buyerTaxId: '9999999999999' }, 'INV-11');
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_%')).toMatchObject([
      { ...wrong, subject: 'INV-11B', amount: 58n },
    ]);
    await record({ number: 'INV-11B' }, 'INV-11B');
    await shop.reconcile();
    expect(await breaksOf(shop, 'TAX_%')).toEqual([]);
    expect(await shop.us.balances()).toMatchObject({ 'input-vat': 58n });
    expect(await shop.us.balances()).not.toHaveProperty('input-vat-undue');
  });
});

import { addDays } from '#calendar';
import { RecordTaxInvoice } from '#payouts';
import { at, charge, CLOSING, DAY, listed, NEXT, Shop } from '../support/shop.js';
import { receiptOf } from '../tax/tax-shop.js';
import { december, DEDUCTED, INVOICE, SUBTOTAL, VAT } from '../tax/tax-invoice.js';

const LAST = addDays(NEXT, 1);

describe('the sheet Tax', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    shop.sell(
      charge('a', '400.00', null, { paidAt: at('10:00') }),
      charge('b', '100.00', null, { paidAt: at('23:59') }),
    );
  });

  afterEach(async () => {
    await shop.shut();
  });

  const sheet = async (day = DAY, version: number | null = null) =>
    listed((await shop.report(day, version)).rows('tax'));

  it('holds the receipt of the day against the books', async () => {
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, 56, -2));
    const head = await shop.close(DAY, CLOSING);
    expect(await sheet()).toEqual([
      {
        ...{ receiptNo: 'OMTH202611200018', issuedOn: DAY, ourChargeFee: 825n },
        ...{ ourTransferFee: 0n, receiptSubtotal: 825n, feeDifference: 0n, ourVat: 58n },
        ...{ vatAdjustment: -2n, receiptVat: 56n, vatDifference: 0n, receiptWht: 0n },
        ...{ whtBase: null, taxInvoiceNo: null, claimableIn: null, code: null },
      },
    ]);
    expect(head.summary.tax).toEqual({ days: 1, waiting: 0, unsettled: 0 });
  });

  it('waits for a receipt that has not come, and shows it in the next report', async () => {
    await shop.close(DAY, CLOSING);
    const waiting = { receiptNo: null, issuedOn: DAY, ourChargeFee: 825n, feeDifference: null };
    expect(await sheet()).toMatchObject([waiting]);
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, VAT, VAT - DEDUCTED, at('15:00', NEXT)));
    shop.sell(charge('late', '100.00', null, { paidAt: at('12:00') }));
    const second = await shop.close(DAY, at('16:00', NEXT));
    expect(second.version).toBe(2);
    // The same papers as in the first version; what Opn deducted as it is known by now.
    expect(await sheet()).toMatchObject([{ ...waiting, ourChargeFee: 990n }]);
    await shop.close(NEXT, at('03:00', LAST));
    expect(await sheet(NEXT)).toMatchObject([
      {
        ...{ receiptNo: 'OMTH202611200018', issuedOn: DAY, ourChargeFee: 990n },
        ...{ feeDifference: -165n, code: 'TAX_RECEIPT_MISMATCH' },
      },
    ]);
  });

  it('goes on waiting for a receipt, however long it takes', async () => {
    await shop.close(DAY, CLOSING);
    await shop.close(DAY, at('12:00', NEXT)); // Opn's lists are read again
    const later = addDays(DAY, 40);
    const head = await shop.close(later, at('03:00', addDays(later, 1)));
    expect(await sheet(later)).toContainEqual(expect.objectContaining({ issuedOn: DAY }));
    expect(head.summary.tax).toMatchObject({ waiting: expect.any(Number), unsettled: 0 });
  });

  it('tells of a tax invoice only if it was known when the day was closed', async () => {
    shop.opn.put(...receiptOf(DAY, SUBTOTAL, VAT, 0));
    shop.us.clock.moveTo(at('08:00', december(4)));
    const record = new RecordTaxInvoice(shop.account, INVOICE, null, 'Suda');
    await shop.us.commands.execute(record);
    await shop.close(DAY);
    expect(await sheet()).toMatchObject([{ taxInvoiceNo: 'INV-11', claimableIn: '2026-12' }]);
  });
});

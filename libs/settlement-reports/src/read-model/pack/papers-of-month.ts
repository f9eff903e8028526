import { LogReader } from '#event-store';
import { TAX_INVOICE_KIND, TAX_RECEIPT_KIND, taxInvoiceEvents, taxReceiptEvents } from '#payouts';
import type { TaxInvoice, TaxReceipt } from '#payouts';
import { Injectable } from '@nestjs/common';
import type { InvoiceAsOf } from '../../domain/pack/pack-facts.js';
import type { PackMoment } from './pack-moments.js';

const BOOKED_CURRENCY = 'THB';

/** Tax documents as they stood at a position of the log, told by the log itself. */
@Injectable()
export class PapersOfMonth {
  constructor(private readonly reader: LogReader) {}

  /** By number of the invoice. */
  async invoices({ account, position }: PackMoment): Promise<readonly InvoiceAsOf[]> {
    const events = await this.reader.ofKind(account, TAX_INVOICE_KIND, taxInvoiceEvents, position);
    const known = new Map<string, InvoiceAsOf>();
    for (const { type, data } of events) {
      const invoice: TaxInvoice = data;
      known.set(invoice.number, { invoice, counts: type === 'TaxInvoiceRecorded' });
    }
    return [...known.values()];
  }

  /** By day of the fees. */
  async receipts({ account, position }: PackMoment): Promise<readonly TaxReceipt[]> {
    const events = await this.reader.ofKind(account, TAX_RECEIPT_KIND, taxReceiptEvents, position);
    const known = new Map<string, TaxReceipt>();
    for (const { type, data } of events) {
      const receipt: TaxReceipt = type === 'TaxReceiptIssued' ? data : data.after;
      known.set(receipt.receiptId, receipt);
    }
    return [...known.values()]
      .filter(({ currency }) => currency === BOOKED_CURRENCY)
      .sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  }
}

const orderOf = ({ issuedOn, receiptId }: TaxReceipt): string => `${issuedOn} ${receiptId}`;

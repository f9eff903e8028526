import type { BusinessDay } from '#calendar';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';
import type { TaxInvoice, TaxInvoiceEvent, TaxReceipt, TaxReceiptEvent } from '#payouts';
import type { TaxNews } from './tax-news.js';

const BOOKED = 'THB';

/** A receipt as it was last stated. */
export interface KnownReceipt extends TaxReceipt {
  readonly knownAt: Instant;
}

/** Receipts as events up to somewhere tell of them, by id; other currencies are not compared. */
export function receiptsKnown(
  events: readonly Recorded<TaxReceiptEvent>[],
): ReadonlyMap<string, KnownReceipt> {
  const known = new Map<string, KnownReceipt>();
  for (const { recordedAt, ...event } of events) {
    const receipt = event.type === 'TaxReceiptIssued' ? event.data : event.data.after;
    if (receipt.currency === BOOKED)
      known.set(receipt.receiptId, { ...receipt, knownAt: recordedAt });
    else known.delete(receipt.receiptId);
  }
  return known;
}

/** Each statement of a receipt is news of its day; and of the day on which it stood before. */
export const newsOfReceipts = (events: readonly Recorded<TaxReceiptEvent>[]): readonly TaxNews[] =>
  events.flatMap(({ position, ...event }) => {
    if (event.type === 'TaxReceiptIssued') return [{ day: event.data.issuedOn, position }];
    const { before, after } = event.data;
    return [before, after].map(({ issuedOn }) => ({ day: issuedOn, position }));
  });

/** Invoices that count, in the order of their numbers. */
export function invoicesKnown(events: readonly Recorded<TaxInvoiceEvent>[]): readonly TaxInvoice[] {
  const known = new Map<string, TaxInvoice>();
  for (const { type, data } of events) {
    if (type === 'TaxInvoiceRecorded') known.set(data.number, data);
    else known.delete(data.number);
  }
  return [...known.values()].sort((left, right) => (left.number < right.number ? -1 : 1));
}

export const invoiceOf = (invoices: readonly TaxInvoice[], day: BusinessDay): TaxInvoice | null =>
  invoices.find(({ coversFrom, coversTo }) => coversFrom <= day && day <= coversTo) ?? null;

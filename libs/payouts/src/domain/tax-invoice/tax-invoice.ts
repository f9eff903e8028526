import { streamName } from '#event-store';
import type { Decider, StreamName } from '#event-store';
import type { Instant } from '#kernel';
import { sameContent } from '../read-content.js';
import { alreadyReplaced, recordedOtherwise, unknownInvoice } from './tax-invoice.errors.js';
import { TaxInvoiceRecorded, taxInvoiceEvents, TaxInvoiceWithdrawn } from './tax-invoice.events.js';
import type { TaxInvoice, TaxInvoiceEvent } from './tax-invoice.events.js';

/** Kind of the streams of official tax invoices: one for each number. */
export const TAX_INVOICE_KIND = 'tax-invoice';

export const taxInvoiceStream = (account: string, number: string): StreamName =>
  streamName(TAX_INVOICE_KIND, account, number);

export interface KnownInvoice {
  readonly invoice: TaxInvoice;
  /** What took its place; null: it counts. */
  readonly replacedBy: string | null;
}

/** What a person says of an invoice: what it is, or which other one takes its place. */
export type InvoiceOrder = { readonly at: Instant; readonly by: string } & (
  | { readonly kind: 'record'; readonly invoice: TaxInvoice; readonly supersedes: string | null }
  | { readonly kind: 'replace'; readonly number: string; readonly replacedBy: string }
);

type OrderOf<Kind extends InvoiceOrder['kind']> = Extract<InvoiceOrder, { kind: Kind }>;

function decide(order: InvoiceOrder, known: KnownInvoice | null): readonly TaxInvoiceEvent[] {
  return order.kind === 'record' ? record(order, known) : replace(order, known);
}

/** Sent twice it is one; and one that was replaced does not come back by being sent again. */
function record(
  { at, by, invoice, supersedes }: OrderOf<'record'>,
  known: KnownInvoice | null,
): readonly TaxInvoiceEvent[] {
  if (known && sameContent(known.invoice, invoice)) return [];
  const recorded = new TaxInvoiceRecorded(at, { ...invoice, by, supersedes });
  const { number } = invoice;
  if (known === null) return [recorded];
  if (known.replacedBy !== null) throw alreadyReplaced(number, known.replacedBy);
  if (supersedes !== number) throw recordedOtherwise(number);
  return [new TaxInvoiceWithdrawn(at, { ...known.invoice, by, replacedBy: number }), recorded];
}

function replace(
  { at, by, number, replacedBy }: OrderOf<'replace'>,
  known: KnownInvoice | null,
): readonly TaxInvoiceEvent[] {
  if (known === null) throw unknownInvoice(number);
  if (known.replacedBy === replacedBy) return [];
  if (known.replacedBy !== null) throw alreadyReplaced(number, known.replacedBy);
  return [new TaxInvoiceWithdrawn(at, { ...known.invoice, by, replacedBy })];
}

function evolve(_: KnownInvoice | null, { type, data }: TaxInvoiceEvent): KnownInvoice {
  if (type === 'TaxInvoiceRecorded') {
    const { by: _by, supersedes: _supersedes, ...invoice } = data;
    return { invoice, replacedBy: null };
  }
  const { by: _by, replacedBy, ...invoice } = data;
  return { invoice, replacedBy };
}

/** An invoice is never edited: a corrected one is recorded, and takes its place. */
export const taxInvoiceDecider: Decider<KnownInvoice | null, InvoiceOrder, TaxInvoiceEvent> = {
  initial: null,
  decide,
  evolve,
  events: taxInvoiceEvents,
};

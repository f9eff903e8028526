import type { BusinessDay, Month } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** Opn's official tax invoice, as a person recorded it: only it makes input VAT claimable. */
export interface TaxInvoice {
  readonly number: string;
  /** Its date; the months in which its VAT may be claimed are counted from it. */
  readonly issuedOn: BusinessDay;
  readonly receivedOn: BusinessDay;
  readonly sellerName: string;
  readonly sellerTaxId: string;
  /** `00000` is the head office. */
  readonly sellerBranch: string;
  /** Whom it names as the buyer; null: the person who recorded it did not say. */
  readonly buyerTaxId: string | null;
  /** Before VAT. */
  readonly value: Satang;
  readonly vat: Satang;
  /** Calendar days in Bangkok whose fees it is about, both included. */
  readonly coversFrom: BusinessDay;
  readonly coversTo: BusinessDay;
  /** The tax month whose return claims it. */
  readonly claimedInMonth: Month;
  readonly note: string | null;
}

export class TaxInvoiceRecorded {
  readonly type = 'TaxInvoiceRecorded';
  constructor(
    readonly occurredAt: Instant,
    readonly data: TaxInvoice & {
      readonly by: string;
      /** Number of the invoice that it takes the place of. */
      readonly supersedes: string | null;
    },
  ) {}
}

/** It does not count any longer: all that it said, and what took its place. */
export class TaxInvoiceWithdrawn {
  readonly type = 'TaxInvoiceWithdrawn';
  constructor(
    readonly occurredAt: Instant,
    readonly data: TaxInvoice & { readonly by: string; readonly replacedBy: string },
  ) {}
}

export type TaxInvoiceEvent = TaxInvoiceRecorded | TaxInvoiceWithdrawn;

const money = { value: true, vat: true } as const;

export const taxInvoiceEvents = new EventCatalogue<TaxInvoiceEvent>({
  TaxInvoiceRecorded: { stored: 'tax-invoice.recorded', schemaVersion: 1, money },
  TaxInvoiceWithdrawn: { stored: 'tax-invoice.withdrawn', schemaVersion: 1, money },
});

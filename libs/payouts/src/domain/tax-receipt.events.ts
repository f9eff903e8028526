import type { BusinessDay } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** Opn's record of a day's fees and their VAT, rounded on the day's subtotal. */
export interface TaxReceipt {
  readonly receiptId: string;
  readonly number: string;
  /** A calendar day in Bangkok, whatever the account's cut-off. */
  readonly issuedOn: BusinessDay;
  readonly isCreditNote: boolean;
  readonly chargeFee: Satang;
  readonly voidedFee: Satang;
  readonly transferFee: Satang;
  readonly subtotal: Satang;
  readonly vat: Satang;
  readonly wht: Satang;
  readonly total: Satang;
  readonly currency: string;
  /** The transaction that settles the difference between VAT by charge and VAT by day. */
  readonly adjustmentTransactionId: string | null;
  readonly createdAt: Instant;
}

export class TaxReceiptIssued {
  readonly type = 'TaxReceiptIssued';
  constructor(
    readonly occurredAt: Instant,
    readonly data: TaxReceipt & { readonly readAt: Instant },
  ) {}
}

/** Opn restated a receipt. */
export class TaxReceiptAmended {
  readonly type = 'TaxReceiptAmended';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly receiptId: string;
      readonly readAt: Instant;
      readonly before: TaxReceipt;
      readonly after: TaxReceipt;
    },
  ) {}
}

export type TaxReceiptEvent = TaxReceiptIssued | TaxReceiptAmended;

const money = {
  chargeFee: true,
  voidedFee: true,
  transferFee: true,
  subtotal: true,
  vat: true,
  wht: true,
  total: true,
} as const;

export const taxReceiptEvents = new EventCatalogue<TaxReceiptEvent>({
  TaxReceiptIssued: { stored: 'tax-receipt.issued', schemaVersion: 1, money },
  TaxReceiptAmended: { stored: 'tax-receipt.amended', schemaVersion: 1, money },
});

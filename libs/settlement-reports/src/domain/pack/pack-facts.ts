import type { BusinessDay } from '#calendar';
import type { IssuingEvent } from '#days';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { TaxInvoice, TaxReceipt } from '#payouts';
import type { ReportHead } from '../report-head.js';
import type { Signed } from './pack-rows.js';

/** What one account of the books held before the month, and what moved it in the month. */
export interface AccountTurnover {
  readonly ledgerAccount: string;
  readonly opening: Satang;
  readonly debit: Satang;
  readonly credit: Satang;
}

export interface MoneyOfDay {
  readonly day: BusinessDay;
  readonly sent: Satang;
  readonly banked: Satang;
}

/** VAT that the books hold of a day's fees; of a rounding, the receipt that tells its day. */
export interface UndueOfDay {
  readonly day: BusinessDay;
  readonly receiptId: string | null;
  readonly amount: Satang;
}

/** Tax withheld for one document, by the day on which it was posted. */
export interface WithheldTax {
  readonly subject: string;
  readonly day: BusinessDay;
  readonly postedOn: BusinessDay;
  readonly tax: Satang;
}

export interface ReclaimedTax {
  readonly day: BusinessDay;
  readonly amount: Satang;
}

/** What one transfer, or one bank line, left of the account of money in transit. */
export interface TransitSubject {
  readonly subject: string;
  readonly day: BusinessDay;
  readonly amount: Satang;
}

/** A bank line with which transfers arrived. */
export interface Arrival {
  readonly line: string;
  readonly bookedOn: BusinessDay;
  readonly transfers: readonly string[];
}

/** An invoice as it stood, and whether it counted. */
export interface InvoiceAsOf {
  readonly invoice: TaxInvoice;
  readonly counts: boolean;
}

/** An issued version of a day of the month, with its head and who signed it. */
export interface IssuedVersion {
  readonly event: Recorded<IssuingEvent>;
  readonly head: ReportHead;
  readonly signed: SignedVersion;
}

export interface SignedVersion {
  readonly prepared: Signed | null;
  readonly reviewed: Signed | null;
  readonly approved: Signed | null;
  readonly rejected: Signed | null;
}

/** A fact of a closed month that was posted afterwards. */
export interface LateFact {
  readonly subject: string;
  readonly day: BusinessDay;
  readonly postedOn: BusinessDay;
  readonly knownAt: Instant;
  readonly receipts: Satang;
  readonly owedByOpn: Satang;
}

export type Receipts = readonly TaxReceipt[];

import type { BusinessDay, Month } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** One official tax invoice: the input VAT report has its columns in this order. */
export interface InputVatRow {
  readonly no: number;
  readonly issuedOn: BusinessDay;
  readonly number: string;
  readonly seller: string;
  readonly sellerTaxId: string;
  /** `00000` is the head office. */
  readonly sellerBranch: string;
  readonly value: Satang;
  readonly vat: Satang;
  readonly receivedOn: BusinessDay;
  readonly claimedIn: Month;
  readonly lastMonth: Month;
  readonly coversFrom: BusinessDay;
  readonly coversTo: BusinessDay;
  /** By Opn's daily receipts of the days it covers. */
  readonly receiptVat: Satang;
  /** `vat − receiptVat`. */
  readonly difference: Satang;
  /** What the books moved to input VAT for it in this month. */
  readonly posted: Satang;
}

export type UndueLine =
  | 'opening'
  | 'deducted'
  | 'adjustments'
  | 'moved'
  | 'expired'
  | 'other'
  | 'remaining'
  | 'invoice_difference';

/** A line of the roll-forward, or a day that is left of it. */
export interface UndueVatRow {
  readonly line: UndueLine;
  readonly day: BusinessDay | null;
  readonly receiptNo: string | null;
  /** Roll-forward: its lines come to the closing balance. */
  readonly movement: Satang | null;
  /** What is left, day by day: the days come to the closing balance too. */
  readonly remaining: Satang | null;
  /** On Opn's receipt of the day; null: none is known. */
  readonly receiptVat: Satang | null;
  readonly lastMonth: Month | null;
}

/** Tax withheld from Opn's fees, for one of its documents. */
export interface WithholdingRow {
  readonly section: 'this_month' | 'brought_forward';
  readonly payee: string | null;
  readonly payeeTaxId: string | null;
  readonly day: BusinessDay;
  readonly document: string;
  readonly base: Satang | null;
  readonly rate: string | null;
  readonly tax: Satang;
  /** Certificates and returns are not recorded here: to be filled in. */
  readonly certificateNo: string | null;
  readonly filedIn: Month | null;
  readonly reclaimed: Satang;
  /** When the last part of it came back; null: it did not, or not all. */
  readonly reclaimedOn: BusinessDay | null;
}

/** Opn's word for its balance, beside the books at the same position of the log. */
export interface StatedBalance {
  readonly observedAt: Instant;
  readonly stated: Satang;
  readonly booksThen: Satang;
  /** False: something moved while Opn was asked, so the two need not agree. */
  readonly isComparable: boolean;
}

/** A transfer that was on its way at the end of the month. */
export interface InTransitRow {
  /** Null: what the transfers do not explain of the account. */
  readonly transferId: string | null;
  readonly sentOn: BusinessDay | null;
  readonly amount: Satang;
  readonly arrivedOn: BusinessDay | null;
}

/** What the auditor asks Opn to confirm. */
export interface Confirmation {
  readonly balance: Satang;
  readonly uncredited: Satang;
  readonly inTransit: Satang;
  /** The last look at Opn of the month; null: there was none. */
  readonly observation: StatedBalance | null;
  readonly transfers: readonly InTransitRow[];
}

export interface DocumentRows {
  readonly inputVat: InputVatRow;
  readonly undueVat: UndueVatRow;
  readonly withholding: WithholdingRow;
}

import type { BusinessDay, Month } from '#calendar';
import type { Satang } from '#money';

/** One row of the sheet Tax: a daily receipt of Opn's, or a day whose receipt is missing. */
export interface TaxRow {
  /** Null: it has not arrived (WAITING). */
  readonly receiptNo: string | null;
  /** A Bangkok calendar day. */
  readonly issuedOn: BusinessDay;
  readonly ourChargeFee: Satang;
  readonly ourTransferFee: Satang;
  readonly receiptSubtotal: Satang | null;
  /** Receipt − books. */
  readonly feeDifference: Satang | null;
  readonly ourVat: Satang;
  /** Of the adjustment transaction; what was credited to us is negative. */
  readonly vatAdjustment: Satang | null;
  readonly receiptVat: Satang | null;
  /** Receipt − books − adjustment. */
  readonly vatDifference: Satang | null;
  readonly receiptWht: Satang | null;
  readonly whtBase: Satang | null;
  readonly taxInvoiceNo: string | null;
  /** The month in which the input VAT can be claimed; null: not yet claimable. */
  readonly claimableIn: Month | null;
  readonly code: string | null;
}

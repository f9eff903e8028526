import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** One row of the sheet Transfers: what Opn sent, as it stood at the end of the day. */
export interface TransferRow {
  readonly transferId: string;
  readonly status: 'created' | 'sent' | 'paid' | 'failed' | 'destroyed';
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly paidAt: Instant | null;
  /** Bank and last four digits, `KBANK ••6789`. */
  readonly accountLast4: string | null;
  readonly amount: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
  /** Null: the composition can be computed; else why it cannot. */
  readonly notComputable: string | null;
  readonly lines: number | null;
  readonly composed: Satang | null;
  /** `amount − composed`. */
  readonly remainder: Satang | null;
  readonly bankDate: BusinessDay | null;
  readonly bankText: string | null;
  readonly bankAmount: Satang | null;
  /** `bankAmount − net`. */
  readonly difference: Satang | null;
  /** In bank business days; null where nothing was or is in transit. */
  readonly age: number | null;
  readonly code: string | null;
}

export type PayoutKind =
  | 'charge'
  | 'vat_rounding'
  | 'refund'
  | 'returned_transfer'
  | 'other'
  /** What could be paid out when the books began. */
  | 'opening'
  /** What transfers made by hand had taken of these lines before; negative. */
  | 'partial_transfer'
  | 'remainder';

/** One row of the sheet Payout: what of one day and kind is inside a transfer. */
export interface PayoutRow {
  readonly transferId: string;
  readonly originDay: BusinessDay | null;
  readonly kind: PayoutKind;
  readonly count: number;
  /** Money of charges only; fee and VAT with interest and its VAT. */
  readonly gross: Satang | null;
  readonly fee: Satang | null;
  readonly feeVat: Satang | null;
  readonly amount: Satang;
  /** The version of `originDay` that first showed it; null: none was issued by then. */
  readonly reportVersion: number | null;
}

export type BalancePart =
  | 'not_yet_credited'
  | 'on_hold'
  | 'transferable'
  | 'reserve'
  | 'in_transit'
  /** What the lines do not explain of an account of the books: a row for each that has some. */
  | 'unexplained';

/** One row of the sheet Balance: money not yet in the bank at the end of the day. */
export interface BalanceRow {
  readonly part: BalancePart;
  readonly originDay: BusinessDay | null;
  readonly count: number;
  readonly amount: Satang;
  readonly releaseOn: BusinessDay | null;
  /** In bank business days. */
  readonly age: number | null;
  readonly bucket: AgeBucket | null;
  readonly code: string | null;
}

export type AgeBucket = '0–1' | '2–3' | '4–7' | '8–30' | 'over 30';

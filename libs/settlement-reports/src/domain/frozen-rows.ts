import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { ChangeRow } from './change-row.js';
import type { BalanceRow, PayoutRow, TransferRow } from './payout-rows.js';
import type { TaxRow } from './tax-row.js';

/** One row of the sheet Expected: an order whose receipt concerns this day. */
export interface ExpectedRow {
  readonly section: 'new' | 'brought_forward';
  readonly reference: string;
  readonly documentNo: string | null;
  readonly channel: string | null;
  readonly customer: string | null;
  readonly expectedOn: BusinessDay;
  readonly dueAt: Instant | null;
  readonly expected: Satang;
  readonly chargesTried: number;
  readonly chargesPaid: number;
  readonly chargeIds: readonly string[];
  readonly paidAt: Instant | null;
  readonly paid: Satang;
  readonly difference: Satang;
  readonly matchKey: MatchKey | null;
  readonly state: ReceiptState;
  readonly code: string | null;
  readonly age: number;
}

export type MatchKey = 'charge_id' | 'reference' | 'pattern' | 'person';

export type ReceiptState =
  | 'expected'
  | 'qr_open'
  | 'paid'
  | 'at_opn'
  | 'in_transit'
  | 'in_the_bank'
  | 'returned'
  | 'withdrawn'
  | 'held_by_break';

/** One row of the sheet Charges: money is `null` where none was booked. */
export interface ChargeRow {
  readonly chargeId: string;
  readonly reference: string | null;
  readonly documentNo: string | null;
  readonly status: 'completed' | 'reversed' | 'failed' | 'expired';
  readonly failure: string | null;
  readonly createdAt: Instant;
  readonly paidAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly amount: Satang;
  readonly gross: Satang | null;
  readonly bookedGross: Satang | null;
  readonly rate: string | null;
  readonly fee: Satang | null;
  readonly feeVat: Satang | null;
  readonly interest: Satang | null;
  readonly interestVat: Satang | null;
  readonly net: Satang | null;
  readonly feeExpected: Satang | null;
  readonly feeDifference: Satang | null;
  readonly transactionId: string | null;
  readonly transferableAt: Instant | null;
  readonly matched: Satang | null;
  readonly difference: Satang | null;
  readonly matchDay: BusinessDay | null;
  readonly code: string | null;
}

/** One row of the sheet Breaks. Names and what to do come from the glossary. */
export interface BreakRow {
  readonly breakId: string;
  readonly breakNo: string;
  readonly section: 'brought_forward' | 'new' | 'cleared';
  readonly severity: string;
  readonly code: string;
  readonly day: BusinessDay;
  readonly reference: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  readonly amount: Satang;
  readonly explains: readonly string[];
  readonly cause: string | null;
  readonly openedAt: Instant;
  readonly age: number;
  readonly dueAt: BusinessDay | null;
  readonly owner: string | null;
  readonly status: string;
  readonly resolution: string | null;
  readonly approvedBy: string | null;
  readonly note: string | null;
}

/** One line of a summarised voucher. */
export interface JournalRow {
  readonly voucherNo: string;
  readonly kind: string;
  readonly postingDate: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly line: number;
  readonly ledgerAccount: string;
  readonly accountCode: string | null;
  /** In the merchant's own chart; absent in reports issued before there was one. */
  readonly accountName?: string | null;
  readonly debit: Satang | null;
  readonly credit: Satang | null;
  readonly document: string | null;
  readonly entries: number;
  /** Behind all lines of the voucher; absent in reports issued before it was stated. */
  readonly voucherEntries?: number;
  /** Null: it is exported with a later closing, or was reported before there were batches. */
  readonly exportBatch: string | null;
}

/** Rows by sheet, in the order in which they are shown. */
export interface FrozenRows {
  readonly breaks: BreakRow;
  readonly expected: ExpectedRow;
  readonly charges: ChargeRow;
  readonly transfers: TransferRow;
  readonly payout: PayoutRow;
  readonly balance: BalanceRow;
  readonly tax: TaxRow;
  readonly journal: JournalRow;
  readonly changes: ChangeRow;
}

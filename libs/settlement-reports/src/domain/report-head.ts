import type { BusinessDay, DayWindow } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { TaxTally } from './tax/build-tax-rows.js';
import type { BalanceRollForward, TransitRollForward } from './balance-blocks.js';

export type ReportStatus = 'provisional' | 'final' | 'restated';

/** What a report knows: events up to a position, an instant, and the rule set in force. */
export interface AsOf {
  readonly position: number;
  readonly instant: Instant;
  readonly rules: string;
}

/** End of the log's chain of batches at `position`: a rewritten history would not reach it. */
export interface ChainHead {
  readonly batch: number;
  readonly digest: string;
}

export interface Tally {
  readonly count: number;
  readonly amount: Satang;
}

/** Money of the day's paid PromptPay charges. */
export interface ReportTotals {
  readonly count: number;
  readonly gross: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
}

/** `expected.amount = matched + open + unpaid + held + remainder`, always. */
export interface ExpectedTotals extends Tally {
  readonly matched: Satang;
  readonly open: Satang;
  readonly unpaid: Satang;
  readonly held: Satang;
  readonly remainder: Satang;
}

/** `paid.gross = matched + excess + unexpected + held + remainder`, always. */
export interface PaidTotals extends ReportTotals {
  readonly matched: Satang;
  readonly excess: Satang;
  readonly unexpected: Satang;
  readonly held: Satang;
  readonly remainder: Satang;
}

/** The first page of a report: which one it is, and what it adds up to. */
export interface ReportHead {
  readonly account: string;
  readonly mode: 'live' | 'test';
  readonly merchant: Merchant;
  readonly day: BusinessDay;
  readonly window: DayWindow;
  readonly timeZone: string;
  readonly cutoff: string;
  /** 0 while the day is open. */
  readonly version: number;
  readonly status: ReportStatus;
  /** Why it is provisional or restated. */
  readonly reason: string | null;
  readonly closedAt: Instant | null;
  readonly asOf: AsOf;
  readonly chain: ChainHead;
  /** SHA-256 of the canonical frozen rows, hex. */
  readonly digest: string;
  readonly previousDigest: string | null;
  readonly totals: ReportTotals;
  readonly otherMethods: ReportTotals;
  readonly expected: ExpectedTotals;
  readonly paid: PaidTotals;
  readonly matched: Tally;
  readonly breaks: readonly (Tally & { readonly code: string })[];
  /** Frozen rows of each sheet. */
  readonly rowCounts: RowCounts;
  readonly summary: ReportSummary;
  readonly sources: readonly SourceCoverage[];
  /**
   * Of a later version: what the first one lacked, and what its sheets about money on its way lack
   * for good. Absent in first versions, and in reports issued before it was stated.
   */
  readonly lackedAtFirst?: readonly SourceCoverage[];
}

/** Sheets of frozen rows. */
export type SheetName = SheetOfFirstReports | SheetAddedLater;
type SheetOfFirstReports = 'breaks' | 'expected' | 'charges' | 'journal';
type SheetAddedLater = 'transfers' | 'payout' | 'balance' | 'tax' | 'changes';

/** A sheet without a count is not in the report: it was issued before there was such a sheet. */
export type RowCounts = { readonly [Sheet in SheetOfFirstReports]: number } & {
  readonly [Sheet in SheetAddedLater]?: number;
};

/** As far as the merchant told us; empty cells otherwise. */
export interface Merchant {
  readonly name: string | null;
  readonly taxId: string | null;
  readonly branch: string | null;
}

/** Block B to G of the Summary sheet. What cannot be known yet is `null`, never zero. */
export interface ReportSummary {
  readonly expOpen: Tally;
  readonly expNew: Tally;
  readonly expRevised: Tally;
  readonly expWithdrawn: Tally;
  readonly expPaidOfToday: Tally;
  readonly expPaidOfEarlier: Tally;
  readonly expPaidOfLater: Tally;
  readonly expCloseValid: Tally;
  readonly expCloseOverdue: Tally;
  readonly uncreditedClose: Satang;
  /** Block C and D; absent in reports issued before they were stated. */
  readonly balance?: BalanceRollForward;
  readonly transit?: TransitRollForward;
  /** Of the sheet Tax; absent in reports issued before there was one. */
  readonly tax?: TaxTally;
  readonly breaks: readonly BreakRollForward[];
  readonly fees: readonly FeesOfRate[];
  readonly notInBooks: {
    readonly pending: number;
    readonly failed: number;
    readonly expired: number;
    /** Charges that no webhook told of in time; absent in reports issued before it was stated. */
    readonly webhooksMissed?: number | null;
    /** What could not enter the books; absent in reports issued before it was stated. */
    readonly systemFindings?: number;
  };
}

export interface BreakRollForward {
  readonly code: string;
  readonly severity: string;
  readonly open: Tally;
  readonly new: Tally;
  readonly clearedByItself: Tally;
  readonly clearedByPerson: Tally;
  readonly close: Tally;
  readonly oldestAge: number | null;
}

export interface FeesOfRate {
  readonly rate: string | null;
  readonly count: number;
  readonly gross: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly expectedFee: Satang;
  readonly difference: Satang;
}

/** One row of Control, block C: what a source covers and whether it is complete. */
export interface SourceCoverage {
  readonly source:
    | 'charges'
    | 'transactions'
    | 'transfers'
    | 'tax-receipt'
    | 'balance'
    | 'webhooks'
    | 'expected-receipts'
    | 'bank-lines';
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly pages: number | null;
  readonly count: number | null;
  readonly amount: Satang | null;
  readonly statedCount: number | null;
  readonly statedAmount: Satang | null;
  readonly gap: string | null;
  readonly result: 'complete' | 'incomplete' | 'waiting';
}

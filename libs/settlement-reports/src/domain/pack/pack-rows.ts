import type { BusinessDay, Month } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { ReportStatus } from '../report-head.js';
import type { DocumentRows } from './document-rows.js';

/** One row of Days; of a day that is not closed everything but the day is null. */
export interface DayRow {
  readonly day: BusinessDay;
  readonly version: number | null;
  readonly status: ReportStatus | null;
  /** Who approved this version; null: nobody yet. */
  readonly signedBy: string | null;
  /** Paid PromptPay charges, as in the day's report. */
  readonly count: number | null;
  readonly gross: Satang | null;
  readonly fee: Satang | null;
  readonly feeVat: Satang | null;
  readonly net: Satang | null;
  readonly otherGross: Satang | null;
  /** Of both, what Opn has taken back by the version's position: it is in the books no longer. */
  readonly reversed: Satang | null;
  /** Sent and arrived by the books of that day. */
  readonly transferred: Satang;
  readonly banked: Satang;
  readonly breaksOpen: number | null;
  readonly remainder: Satang | null;
  readonly digest: string | null;
}

/** A break that was open at the end of the month, with what people said of it. */
export interface OpenItemRow {
  readonly breakNo: string;
  readonly severity: string;
  readonly code: string;
  readonly day: BusinessDay;
  readonly reference: string | null;
  readonly subjectId: string;
  readonly amount: Satang;
  readonly openedAt: Instant;
  /** In bank business days at the end of the month. */
  readonly age: number;
  readonly bucket: AgeBucket;
  readonly dueAt: BusinessDay | null;
  readonly owner: string | null;
  readonly note: string | null;
  /** What people decided about it after the month's end; null: nothing. */
  readonly afterwards: string | null;
}

export const AGE_BUCKETS = ['0–1', '2–3', '4–7', '8–30', 'over 30'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

export type CutOffSection = 'credited_after' | 'paid_after' | 'banked_after' | 'receipt_after';

/** Something that happened on both sides of the month's end. */
export interface CutOffRow {
  readonly section: CutOffSection;
  /** Order, transfer or receipt; of charges credited later null: they are counted by day. */
  readonly subject: string | null;
  readonly before: BusinessDay;
  /** Null: not by the end of what this pack knows. */
  readonly after: BusinessDay | null;
  readonly count: number;
  readonly amount: Satang;
}

/** A month of one account of the books; balances are debits where positive. */
export interface AccountRow {
  readonly ledgerAccount: string;
  readonly accountCode: string | null;
  readonly opening: Satang;
  readonly debit: Satang;
  readonly credit: Satang;
  readonly closing: Satang;
}

/** A later version of a day, or a fact of a closed month that was posted afterwards. */
export interface RestatementRow {
  readonly kind: 'version' | 'late_fact';
  readonly day: BusinessDay;
  readonly version: number | null;
  /** What the late fact is about. */
  readonly subject: string | null;
  readonly at: Instant;
  readonly postedOn: BusinessDay | null;
  readonly reason: string | null;
  /** On gross and net of the day; of a late fact, on receipts and on what Opn owes. */
  readonly grossEffect: Satang;
  readonly netEffect: Satang;
  readonly digest: string | null;
}

export interface Signed {
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
}

/** Who signed a version of a day, or closed the month. */
export interface SignOffRow {
  readonly scope: 'day' | 'month_closed' | 'month_reopened';
  readonly day: BusinessDay | null;
  readonly month: Month | null;
  readonly version: number | null;
  readonly issuedAt: Instant;
  readonly digest: string | null;
  readonly prepared: Signed | null;
  readonly reviewed: Signed | null;
  readonly approved: Signed | null;
  readonly rejected: Signed | null;
}

/** Rows of each table of the pack, in the order shown. */
export interface PackRows extends DocumentRows {
  readonly days: DayRow;
  readonly openItems: OpenItemRow;
  readonly cutOff: CutOffRow;
  readonly journal: AccountRow;
  readonly restatements: RestatementRow;
  readonly signOff: SignOffRow;
}

export type PackSheetName = keyof PackRows;

export type PackTables = { readonly [Sheet in PackSheetName]: readonly PackRows[Sheet][] };

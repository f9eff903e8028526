import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { SourceCoverage } from './report-head.js';

/** What can be missing without keeping a day open. */
export type OptionalSource = 'transactions' | 'transfers' | 'receipts' | 'refunds' | 'balance';

/**
 * A source that Opn does not have for the account (404), or not for its key (403), or whose answer
 * makes no sense (null).
 */
export interface UnavailableSource {
  readonly source: OptionalSource;
  readonly status: 403 | 404 | null;
}

/** What was read for a report, at Opn and of statements: rows of Control, block C. */
export interface ReportReading {
  readonly sources: readonly SourceCoverage[];
  /** Not empty: the report is provisional. */
  readonly unavailable: readonly UnavailableSource[];
  /** Charges of the day that no webhook told of in time. */
  readonly webhooksMissed: number;
}

const NAMES: Readonly<Record<OptionalSource, string>> = {
  transactions: 'balance transactions',
  transfers: 'transfers',
  receipts: 'daily tax receipts',
  refunds: 'refunds',
  balance: 'the balance',
};

/** Between the reasons of one text; each is translated for itself. */
export const REASONS_JOINED_BY = '; ';

/** `transfers cannot be read at Opn (403)` */
export const unavailableText = ({ source, status }: UnavailableSource): string =>
  `${NAMES[source]} cannot be read at Opn${status === null ? '' : ` (${status})`}`;

/** Why a report is provisional; null if nothing is missing. */
export const provisionalReason = ({ unavailable }: ReportReading): string | null =>
  unavailable.length === 0 ? null : unavailable.map(unavailableText).join(REASONS_JOINED_BY);

/** Pending charges that Opn did not answer about; null if there are none. */
export const chargesLeftText = (count: number): string | null =>
  count === 0 ? null : `pending charges that could not be read and stand as last known: ${count}`;

/** What was read of a source for a report. */
export interface SourceRead {
  readonly from: Instant;
  readonly to: Instant;
  readonly pages: number;
  readonly count: number;
  readonly amount: Satang | null;
  readonly statedCount: number | null;
}

const NOTHING_STATED = { statedCount: null, statedAmount: null };

export const completeSource = (
  source: SourceCoverage['source'],
  { from, to, pages, count, amount, statedCount }: SourceRead,
): SourceCoverage => ({
  ...{ source, from, to, pages, count, amount, statedCount },
  statedAmount: null,
  gap: null,
  result: 'complete',
});

export const unreadSource = (
  source: SourceCoverage['source'],
  gap: string | null,
  result: 'incomplete' | 'waiting',
): SourceCoverage => ({
  ...{ source, from: null, to: null, pages: null, count: null, amount: null, gap, result },
  ...NOTHING_STATED,
});

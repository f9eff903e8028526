import { sum } from '#money';
import type { DayReconciliation } from '#reconciliation';
import type { SourceCoverage } from './report-head.js';
import { unreadSource } from './report-reading.js';
import type { ReportReading } from './report-reading.js';

const NOT_SWEPT_YET = 'not swept yet';
const READ_FOR_REPORTS = [
  'charges',
  'transactions',
  'transfers',
  'tax-receipt',
  'balance',
  'webhooks',
] as const;

/** Block C of Control, source by source; `reading` is null while nothing was read for it. */
export function sourcesOf(
  { day, receipts }: DayReconciliation,
  reading: ReportReading | null,
): readonly SourceCoverage[] {
  const own = receipts.filter(({ group }) => group.expectation.expectedOn === day);
  const expectedReceipts: SourceCoverage = {
    ...waiting('expected-receipts', own.length > 0 ? null : 'none imported for this day'),
    count: own.length,
    amount: sum(own.map(({ group }) => group.expectation.amount)),
    result: own.length > 0 ? 'complete' : 'waiting',
  };
  const read = new Map(reading?.sources.map((one) => [one.source, one]));
  return [
    ...READ_FOR_REPORTS.map((source) => read.get(source) ?? waiting(source, NOT_SWEPT_YET)),
    expectedReceipts,
    read.get('bank-lines') ?? waiting('bank-lines', NOT_SWEPT_YET),
  ];
}

const waiting = (source: SourceCoverage['source'], gap: string | null): SourceCoverage =>
  unreadSource(source, gap, 'waiting');

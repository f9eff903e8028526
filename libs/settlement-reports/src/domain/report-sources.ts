import { plus, sum } from '#money';
import type { JudgedDay } from '#reconciliation';
import type { SourceCoverage, Tally } from './report-head.js';
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
  judged: Pick<JudgedDay, 'clean' | 'result'>,
  reading: ReportReading | null,
): readonly SourceCoverage[] {
  const { count, amount } = receiptsOf(judged);
  const expectedReceipts: SourceCoverage = {
    ...waiting('expected-receipts', count > 0 ? null : 'none imported for this day'),
    count,
    amount,
    result: count > 0 ? 'complete' : 'waiting',
  };
  const read = new Map(reading?.sources.map((one) => [one.source, one]));
  return [
    ...READ_FOR_REPORTS.map((source) => read.get(source) ?? waiting(source, NOT_SWEPT_YET)),
    expectedReceipts,
    read.get('bank-lines') ?? waiting('bank-lines', NOT_SWEPT_YET),
  ];
}

/** All that are expected on the day, withdrawn ones too; a clean one is paid to the satang. */
function receiptsOf({ result, clean }: Pick<JudgedDay, 'clean' | 'result'>): Tally {
  const { day, receipts } = result;
  const own = receipts.filter(({ group }) => group.expectation.expectedOn === day);
  return {
    count: clean.matched.count + own.length,
    amount: plus(clean.matched.gross, sum(own.map(({ group }) => group.expectation.amount))),
  };
}

const waiting = (source: SourceCoverage['source'], gap: string | null): SourceCoverage =>
  unreadSource(source, gap, 'waiting');

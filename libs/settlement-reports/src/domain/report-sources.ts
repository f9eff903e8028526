import { sum } from '#money';
import type { DayReconciliation } from '#reconciliation';
import type { SourceCoverage } from './report-head.js';

const NOT_READ_YET = 'not read in this version';

/** Block C of Control: what was read for the report, source by source (`sweep`: of charges). */
export function sourcesOf(
  { day, receipts }: DayReconciliation,
  sweep: SourceCoverage | null,
): readonly SourceCoverage[] {
  const own = receipts.filter(({ group }) => group.expectation.expectedOn === day);
  const expectedReceipts: SourceCoverage = {
    ...waitingFor('expected-receipts', own.length > 0 ? null : 'none imported for this day'),
    count: own.length,
    amount: sum(own.map(({ group }) => group.expectation.amount)),
    result: own.length > 0 ? 'complete' : 'waiting',
  };
  return [
    sweep ?? waitingFor('charges', 'not swept yet'),
    waitingFor('transactions', NOT_READ_YET),
    waitingFor('transfers', NOT_READ_YET),
    waitingFor('tax-receipt', NOT_READ_YET),
    waitingFor('balance', NOT_READ_YET),
    waitingFor('webhooks', NOT_READ_YET),
    expectedReceipts,
    waitingFor('bank-lines', NOT_READ_YET),
  ];
}

const waitingFor = (source: SourceCoverage['source'], gap: string | null): SourceCoverage => ({
  source,
  from: null,
  to: null,
  pages: null,
  count: null,
  amount: null,
  statedCount: null,
  statedAmount: null,
  gap,
  result: 'waiting',
});

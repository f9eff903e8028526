import { sum } from '#money';
import type { Satang } from '#money';
import { BREAK_CODES, isBreakCode } from '#reconciliation';
import type { BreakRow } from './frozen-rows.js';
import type { BreakRollForward, ReportSummary, Tally } from './report-head.js';
import type { SummaryTally } from './summary-tally.js';

/** Blocks B to G of the Summary, from the same verdicts and rows that the sheets show. */
export interface SummaryFacts {
  readonly tally: SummaryTally;
  readonly breaks: readonly BreakRow[];
  readonly pending: number;
  /** Null while it was not counted. */
  readonly webhooksMissed: number | null;
  readonly systemFindings: number;
  readonly uncredited: Satang;
}

export function buildSummary(facts: SummaryFacts): ReportSummary {
  const { tally, breaks, pending, webhooksMissed, systemFindings } = facts;
  return {
    ...tally.rollForward(),
    uncreditedClose: facts.uncredited,
    breaks: breaksByCode(breaks),
    fees: tally.fees(),
    notInBooks: { pending, ...tally.ended(), webhooksMissed, systemFindings },
  };
}

function breaksByCode(rows: readonly BreakRow[]): readonly BreakRollForward[] {
  const codes = [...new Set(rows.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = rows.filter((row) => row.code === code);
    const of = (isWanted: (row: BreakRow) => boolean): Tally => {
      const some = own.filter(isWanted);
      return { count: some.length, amount: sum(some.map(({ amount }) => amount)) };
    };
    const isOpen = ({ status }: BreakRow): boolean => status === 'open' || status === 'assigned';
    return {
      code,
      severity: isBreakCode(code) ? BREAK_CODES[code].severity : 'medium',
      open: of(({ section }) => section !== 'new'),
      new: of(({ section }) => section === 'new'),
      clearedByItself: of(({ status }) => status === 'cleared'),
      clearedByPerson: of(({ status }) => status === 'resolved'),
      close: of(isOpen),
      oldestAge: oldestOf(own.filter(isOpen)),
    };
  });
}

const oldestOf = (open: readonly BreakRow[]): number | null =>
  open.length === 0 ? null : Math.max(...open.map(({ age }) => age));

import { addDays, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { minus, sum } from '#money';
import type { Satang } from '#money';
import type { SourceCoverage } from './report-head.js';
import { unreadSource } from './report-reading.js';

/** A bank's statement that covers a day, with all its movements; what was kept concerns us. */
export interface CoveringStatement {
  readonly firstDay: BusinessDay;
  readonly lastDay: BusinessDay;
  readonly addsUp: boolean;
  readonly count: number;
  /** Credits less debits. */
  readonly moved: Satang;
  /** Its rows less what it states of them; null: it states nothing. */
  readonly countDifference: number | null;
  readonly amountDifference: Satang | null;
  readonly kept: number;
}

/**
 * What covers a day at the bank, of one statement per bank account: its days, all its movements,
 * and what it states of them. Of the movements only those that concern us are kept.
 */
export function bankCoverage(
  statements: readonly CoveringStatement[],
  timeZone: string,
): SourceCoverage {
  const [first, ...others] = statements;
  if (!first) return unreadSource('bank-lines', 'none imported for this day', 'waiting');
  const from = others.reduce(
    (day, one) => (one.firstDay < day ? one.firstDay : day),
    first.firstDay,
  );
  const to = others.reduce((day, one) => (one.lastDay > day ? one.lastDay : day), first.lastDay);
  // A bank's days are the calendar's.
  const days = { timeZone, cutoffs: [] };
  const count = statements.reduce((all, one) => all + one.count, 0);
  const kept = statements.reduce((all, one) => all + one.kept, 0);
  const isComplete = statements.every(({ addsUp }) => addsUp);
  return {
    ...{ source: 'bank-lines', pages: statements.length, count, ...statedIn(statements) },
    from: dayWindow(from, days).from,
    to: dayWindow(addDays(to, 1), days).from,
    amount: sum(statements.map(({ moved }) => moved)),
    gap: isComplete
      ? `${kept} of ${count} movements concern payouts or returns and were kept`
      : GAP,
    result: isComplete ? 'complete' : 'incomplete',
  };
}

const GAP = 'a statement of this day does not add up';

/** Only where each of them states something. */
function statedIn(statements: readonly CoveringStatement[]) {
  const stated = statements.flatMap(({ count, moved, countDifference, amountDifference }) =>
    countDifference === null || amountDifference === null
      ? []
      : [{ count: count - countDifference, amount: minus(moved, amountDifference) }],
  );
  if (stated.length < statements.length) return { statedCount: null, statedAmount: null };
  return {
    statedCount: stated.reduce((all, one) => all + one.count, 0),
    statedAmount: sum(stated.map(({ amount }) => amount)),
  };
}

import { negated, plus } from '#money';
import type { Satang } from '#money';
import type { BalanceRollForward } from './balance-blocks.js';
import type { ReportHead, SourceCoverage } from './report-head.js';

/**
 * What a day ended with in the books is told by its first version: a later one repeats it, with
 * everything that could not be known of it then. What came to light since is the next day's.
 */
export const lackedBy = ({ sources }: Pick<ReportHead, 'sources'>): readonly SourceCoverage[] =>
  sources.filter(({ result }) => result === 'incomplete');

/**
 * Block C of a later version: as the first one stated it, with payments that are known by now and
 * posted in later days.
 */
export function withPostedLater(
  first: BalanceRollForward,
  paidPostedLater: Satang,
): BalanceRollForward {
  const { paidToday, postedLater } = first.movements;
  const postedOnDay = plus(paidToday, postedLater);
  return {
    ...first,
    movements: {
      ...first.movements,
      paidToday: plus(postedOnDay, paidPostedLater),
      postedLater: negated(paidPostedLater),
    },
  };
}

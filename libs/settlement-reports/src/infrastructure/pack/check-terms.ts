import { minus, sum } from '#money';
import type { Satang } from '#money';
import { closed } from '../../domain/pack/build-pack.js';
import type { PackSheetName } from '../../domain/pack/pack-rows.js';
import { quoted } from '../xlsx/formula-text.js';
import type { Money } from './pack-check.js';
import type { PackContext } from './pack-context.js';

/** The total of a column. */
export function summed({ tables }: PackContext, sheet: PackSheetName, column: string): Money {
  const { placed, tally } = tables[sheet];
  return { formula: placed.sum(column), amount: tally.sum(column) };
}

/** The sum of a column where another one holds a text. */
export function where(
  { tables }: PackContext,
  sheet: PackSheetName,
  column: string,
  [key, text]: readonly [key: string, text: string],
  amount: Satang,
): Money {
  const { placed } = tables[sheet];
  const keys = placed.ranges(key);
  const sums = placed
    .ranges(column)
    .map((range, part) => `SUMIFS(${range},${keys[part] ?? ''},${quoted(text)})`);
  return { formula: sums.join('+'), amount };
}

/** Of the month's journal, at its end or its beginning. */
export function balanceOf(context: PackContext, account: string, column = 'closing'): Money {
  const { journal } = context.pack.tables;
  const own = journal.filter(({ ledgerAccount }) => ledgerAccount === account);
  const amount =
    column === 'closing' ? closed(journal, account) : sum(own.map(({ opening }) => opening));
  return where(context, 'journal', column, ['ledger_account', account], amount);
}

export const added = (...terms: readonly Money[]): Money => ({
  formula: terms.map(({ formula }) => formula).join('+'),
  amount: sum(terms.map(({ amount }) => amount)),
});

export const lessened = (left: Money, right: Money): Money => ({
  formula: `${left.formula}-(${right.formula})`,
  amount: minus(left.amount, right.amount),
});

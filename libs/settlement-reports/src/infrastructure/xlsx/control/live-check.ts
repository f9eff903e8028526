import { minus, plus, ZERO } from '#money';
import type { Satang } from '#money';
import type { Words } from '../../../domain/words.js';
import { SHEET_TITLES } from '../../../domain/sheets.js';
import { bahtNumber } from '../baht-number.js';
import { rangeOn } from '../formula-text.js';
import type { Formula } from '../grid.js';
import type { Figure } from '../summary/block-writer.js';
import type { PlacedSheet } from '../sheet-parts.js';
import type { PageContext } from '../summary/summary-context.js';

/** One line of block D that is made: two sides and what is between them, all of them formulas. */
export interface LiveCheck {
  readonly unit: 'baht' | 'count';
  /** Says what the line is about where a check has several lines. */
  readonly about: string | null;
  readonly left: Formula | number;
  readonly right: Formula | number;
  readonly difference: Formula;
  readonly agrees: boolean;
  /** What else there is to say, below the line; no failure. */
  readonly note?: Words;
}

/** A side of a check: a formula without its `=`, and what it comes to. */
export interface Money {
  readonly formula: string;
  readonly amount: Satang;
}

export interface Count {
  readonly formula: string;
  readonly count: number;
}

export const NOTHING: Money = { formula: '0', amount: ZERO };

/** A number that is simply stated needs no formula. */
const side = (formula: string, result: number): Formula | number =>
  formula === String(result) ? result : { formula, result };

export const inBaht = (left: Money, right: Money): LiveCheck => {
  const difference = minus(left.amount, right.amount);
  return {
    unit: 'baht',
    about: null,
    left: side(left.formula, bahtNumber(left.amount)),
    right: side(right.formula, bahtNumber(right.amount)),
    difference: {
      formula: `ROUND(${left.formula}-(${right.formula}),2)`,
      result: bahtNumber(difference),
    },
    agrees: difference === ZERO,
  };
};

export const inCounts = (left: Count, right: Count, about: string | null = null): LiveCheck => ({
  unit: 'count',
  about,
  left: side(left.formula, left.count),
  right: side(right.formula, right.count),
  difference: {
    formula: `${left.formula}-(${right.formula})`,
    result: left.count - right.count,
  },
  agrees: left.count === right.count,
});

export const onSummary = ({ language }: PageContext, { cell, amount }: Figure): Money => ({
  formula: rangeOn(SHEET_TITLES.summary[language], cell),
  amount,
});

export function sumOf(context: PageContext, figures: readonly Figure[]): Money {
  const terms = figures.map((figure) => onSummary(context, figure));
  return {
    formula: terms.map(({ formula }) => formula).join('+'),
    amount: terms.map(({ amount }) => amount).reduce(plus),
  };
}

/** How many lines of a sheet do not have the first of these columns as the sum of the others. */
export function linesFailing(
  sheet: PlacedSheet,
  columns: readonly string[],
  failing: number,
): LiveCheck {
  const ranges = columns.map((column) => sheet.ranges(column));
  const counts = sheet.parts.map((_, part) => {
    const difference = ranges.map((tabs) => tabs[part] ?? '').join('-');
    return `SUMPRODUCT(--(ROUND(${difference},2)<>0))`;
  });
  return inCounts({ formula: counts.join('+'), count: failing }, { formula: '0', count: 0 });
}

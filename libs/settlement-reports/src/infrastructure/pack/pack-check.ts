import { minus, ZERO } from '#money';
import type { Satang } from '#money';
import { words } from '../../domain/words.js';
import type { Words } from '../../domain/words.js';
import { bahtNumber } from '../xlsx/baht-number.js';
import type { Formula } from '../xlsx/grid.js';

/** One line of the checks: two sides as formulas, or why it cannot be made. */
export interface PackCheck {
  readonly name: Words;
  readonly made: MadeCheck | null;
  readonly waitsFor: Words | null;
}

interface MadeCheck {
  readonly unit: 'baht' | 'count';
  readonly left: Formula | number;
  readonly right: Formula | number;
  readonly difference: Formula;
  readonly agrees: boolean;
}

/** A formula without its `=`, and what it comes to. */
export interface Money {
  readonly formula: string;
  readonly amount: Satang;
}

export interface Count {
  readonly formula: string;
  readonly count: number;
}

export const NO_MONEY: Money = { formula: '0', amount: ZERO };
export const counted = (count: number): Count => ({ formula: String(count), count });

/** A number that is simply stated needs no formula. */
const side = (formula: string, result: number): Formula | number =>
  formula === String(result) ? result : { formula, result };

export function inBaht(en: string, th: string, left: Money, right: Money): PackCheck {
  const difference = minus(left.amount, right.amount);
  const made: MadeCheck = {
    unit: 'baht',
    left: side(left.formula, bahtNumber(left.amount)),
    right: side(right.formula, bahtNumber(right.amount)),
    difference: {
      formula: `ROUND(${left.formula}-(${right.formula}),2)`,
      result: bahtNumber(difference),
    },
    agrees: difference === ZERO,
  };
  return { name: words(en, th), made, waitsFor: null };
}

export function inCounts(en: string, th: string, left: Count, right: Count): PackCheck {
  const made: MadeCheck = {
    unit: 'count',
    left: side(left.formula, left.count),
    right: side(right.formula, right.count),
    difference: {
      formula: `${left.formula}-(${right.formula})`,
      result: left.count - right.count,
    },
    agrees: left.count === right.count,
  };
  return { name: words(en, th), made, waitsFor: null };
}

export const waiting = (en: string, th: string, waitsFor: Words): PackCheck => ({
  name: words(en, th),
  made: null,
  waitsFor,
});

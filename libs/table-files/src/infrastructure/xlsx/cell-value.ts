import type { Cell } from '../../domain/cell.js';
import { workbookDate } from '../../domain/workbook-date.js';
import { workbookNumber } from '../../domain/workbook-number.js';
import type { DateStyles } from './date-styles.js';
import { unescaped } from './shared-strings.js';

/** A cell as the XML has it. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly isFormula: boolean;
  /** Of `<v>`; null without one. */
  readonly value: string | null;
  /** Of `<is>`: text that is not shared. */
  readonly inline: string;
}

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: DateStyles;
  readonly countsFrom1904: boolean;
}

/** Programs that cannot calculate save formulas alone. */
const NOT_CALCULATED = 'a formula without its value';
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?)?Z?$/;

/** What a cell says; a formula says its value as it was last calculated. */
export function cellValue(cell: RawCell, context: CellContext): Cell {
  const { type, value, isFormula, inline } = cell;
  if (type === 'inlineStr') return inline;
  if (value === null) return isFormula ? { error: NOT_CALCULATED } : '';
  return readers.get(type)?.(value, context) ?? numberOrDate(cell.style, value, context);
}

/** By the type that a cell states; numbers state `n` or nothing. */
const readers: ReadonlyMap<string, (value: string, context: CellContext) => Cell> = new Map([
  ['s', sharedText],
  ['str', unescaped],
  ['b', (value) => (value.trim() === '1' ? 'TRUE' : 'FALSE')],
  ['e', (value) => ({ error: value })],
  ['d', isoDate],
]);

function sharedText(value: string, { strings }: CellContext): Cell {
  return strings[Number(value)] ?? { error: 'a text that the workbook does not have' };
}

function numberOrDate(style: number, value: string, context: CellContext): Cell {
  const number = workbookNumber(value);
  if (number === null) return value.trim() === '' ? '' : { error: `no number: ${value}` };
  const isDate = context.styles.isDate(style);
  const date = isDate ? workbookDate(Number(value), context.countsFrom1904) : null;
  return date === null ? { number } : { date };
}

function isoDate(value: string): Cell {
  const [, day, time] = ISO_DATE.exec(value.trim()) ?? [];
  if (day === undefined) return { error: `no date: ${value}` };
  return { date: time === undefined || time === '00:00:00' ? day : `${day}T${time}` };
}

import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { formatBaht } from '#money';
import type { Column } from '../../domain/columns/column.js';
import type { Language } from '../../domain/words.js';
import { inlineString } from './cell-text.js';
import { dayNumber } from './excel-time.js';
import type { TimeNumber } from './excel-time.js';
import { columnLetter } from './formula-text.js';
import type { Look } from './looks.js';
import { heightOf, linesOf } from './text-lines.js';

export interface CellContext {
  readonly language: Language;
  readonly timeNumber: TimeNumber;
  readonly styleId: (look: Look) => number;
}

/** A longer note is cut by its cell, not by the page. */
const MAX_LINES = 8;

type CellWriter<Row> = (row: Row, rowNumber: number) => string;
export type RowWriter<Row> = (row: Row, rowNumber: number) => string;

/**
 * Turns rows into the XML of a sheet, cell by cell as text. This is what makes a large report
 * fast: a style is looked up once per column, not once per cell, and money goes from satang to
 * decimal text without ever being a float.
 */
export function rowWriter<Row>(
  columns: readonly Column<Row>[],
  context: CellContext,
): RowWriter<Row> {
  const cells = columns.map((column, index) => cellWriter(column, index + 1, context));
  const height = heightAttribute(columns, context.language);
  return (row, rowNumber) => {
    let xml = `<row r="${rowNumber}"${height(row)}>`;
    for (const cell of cells) xml += cell(row, rowNumber);
    return `${xml}</row>`;
  };
}

/** A row with sentences is as high as the longest of them needs; most sheets have none. */
function heightAttribute<Row>(
  columns: readonly Column<Row>[],
  language: Language,
): (row: Row) => string {
  const sentences = columns.filter(
    (column) => column.type === 'text' && column.look === 'sentence',
  );
  if (sentences.length === 0) return () => '';
  return (row) => {
    const lines = sentences.map(({ value, width }) =>
      linesOf(String(value(row, language) ?? ''), width),
    );
    const most = Math.min(Math.max(...lines), MAX_LINES);
    return most === 1 ? '' : ` ht="${heightOf(most)}" customHeight="1"`;
  };
}

function cellWriter<Row>(
  column: Column<Row>,
  position: number,
  { language, timeNumber, styleId }: CellContext,
): CellWriter<Row> {
  const reference = `<c r="${columnLetter(position)}`;
  const style = styleId(lookOf(column));
  if (column.type === 'text') {
    const { value } = column;
    return (row, rowNumber) => {
      const text = value(row, language);
      if (text === null || text === '') return `${reference}${rowNumber}" s="${style}"/>`;
      return `${reference}${rowNumber}" s="${style}" t="inlineStr">${inlineString(text)}</c>`;
    };
  }
  const content = numberText(column, timeNumber);
  return (row, rowNumber) => {
    const text = content(row);
    return text === null
      ? `${reference}${rowNumber}" s="${style}"/>`
      : `${reference}${rowNumber}" s="${style}"><v>${text}</v></c>`;
  };
}

type NumberColumn<Row> = Exclude<Column<Row>, { readonly type: 'text' }>;

/** What stands in the cell's `<v>`; `null` is an empty cell, which is not zero. */
function numberText<Row>(
  column: NumberColumn<Row>,
  timeNumber: TimeNumber,
): (row: Row) => string | number | null {
  switch (column.type) {
    case 'money':
      return (row) => known(column.value(row, 'en'), formatBaht);
    case 'day':
      return (row) => known<BusinessDay, number>(column.value(row, 'en'), dayNumber);
    case 'time':
      return (row) => known<Instant, number>(column.value(row, 'en'), timeNumber);
    case 'integer':
    case 'rate':
      return (row) => column.value(row, 'en');
  }
}

const known = <From, To>(value: From | null, convert: (value: From) => To): To | null =>
  value === null ? null : convert(value);

function lookOf<Row>(column: Column<Row>): Look {
  if (column.type !== 'text') return column.type;
  return column.look === 'plain' ? 'text' : column.look;
}

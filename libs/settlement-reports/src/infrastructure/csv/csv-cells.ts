import type { Instant } from '#kernel';
import { formatBaht } from '#money';
import type { Column } from '../../domain/columns/column.js';

/** What a spreadsheet would take for a formula when it opens the file. */
const FORMULA_LIKE = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A text is marked as one with an apostrophe where a spreadsheet would calculate it. */
export function csvText(text: string): string {
  const safe = FORMULA_LIKE.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export type CellText<Row> = (row: Row) => string;

/** Money in baht with two decimals and a point, days `YYYY-MM-DD`; unknown is empty. */
export function csvCell<Row>(
  column: Column<Row>,
  timeText: (instant: Instant) => string,
): CellText<Row> {
  switch (column.type) {
    case 'text':
      return (row) => csvText(column.value(row, 'en') ?? '');
    case 'money':
      return (row) => known(column.value(row, 'en'), formatBaht);
    case 'time':
      return (row) => known(column.value(row, 'en'), timeText);
    case 'day':
    case 'rate':
    case 'integer':
      return (row) => known<string | number>(column.value(row, 'en'), String);
  }
}

const known = <Value>(value: Value | null, text: (value: Value) => string): string =>
  value === null ? '' : text(value);

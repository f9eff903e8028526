import { RECEIPT_FIELDS, REQUIRED_FIELDS } from './expected-receipt.js';
import type { ReceiptField } from './expected-receipt.js';
import { unknownField } from './read-receipt.js';
import type { RowError } from './import.errors.js';

const DELIMITERS = [',', ';', '\t'] as const;
/** So many foreign columns are named one by one; a file with more is something else. */
const MAX_COLUMNS = 100;

export type Delimiter = (typeof DELIMITERS)[number];

/** The one that separates most of the heading; quoted names do not count. Comma if none does. */
export function detectDelimiter(heading: string): Delimiter {
  const bare = heading.replaceAll(/"[^"]*"/g, '');
  const parts = (delimiter: Delimiter): number => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (parts(next) > parts(best) ? next : best));
}

export interface Heading {
  /** The field of each column; complete only if there are no errors. */
  readonly columns: readonly ReceiptField[];
  readonly errors: readonly RowError[];
}

/** `expectedOn`, `expected_on` and `EXPECTED_ON` are one field. */
const plain = (name: string): string => name.trim().replaceAll('_', '').toLowerCase();

const fieldOf: ReadonlyMap<string, ReceiptField> = new Map(
  RECEIPT_FIELDS.map((field) => [plain(field), field]),
);

/** Whose column is whose; every unknown, repeated or missing one is named on the heading's row. */
export function readHeading(cells: readonly string[], row: number): Heading {
  if (cells.length > MAX_COLUMNS) return { columns: [], errors: [tooManyColumns(row)] };
  const columns: ReceiptField[] = [];
  const errors: RowError[] = [];
  cells.forEach((name, index) => {
    const field = fieldOf.get(plain(name));
    if (field === undefined) errors.push(unknownColumn(row, name.trim(), index + 1));
    else if (columns.includes(field)) errors.push(repeatedColumn(row, field));
    else columns.push(field);
  });
  const missing = REQUIRED_FIELDS.filter((field) => !columns.includes(field));
  return { columns, errors: [...errors, ...missing.map((field) => missingColumn(row, field))] };
}

const tooManyColumns = (row: number): RowError => ({
  row,
  field: null,
  code: 'import.too_many_columns',
  message: `The heading has more than ${MAX_COLUMNS} columns; there are ${RECEIPT_FIELDS.length}.`,
});

function unknownColumn(row: number, name: string, number: number): RowError {
  if (name !== '') return unknownField(row, name);
  const message = `Column ${number} has no heading; name it or remove it.`;
  return { row, field: null, code: 'field.unknown', message };
}

const repeatedColumn = (row: number, field: ReceiptField): RowError => ({
  row,
  field,
  code: 'import.duplicate_column',
  message: `The heading names ${field} twice; keep one column.`,
});

const missingColumn = (row: number, field: ReceiptField): RowError => ({
  row,
  field,
  code: 'import.missing_column',
  message: `The heading has no column ${field}; it must have ${REQUIRED_FIELDS.join(', ')}.`,
});

/** A line that has other than one cell per column: its cells cannot be told apart. */
export const raggedRow = (row: number, cells: number, columns: number): RowError => ({
  row,
  field: null,
  code: 'import.ragged_row',
  message:
    `This line has ${cells} cells, the heading has ${columns}. Write amounts such as 1,234.50 ` +
    'in quotes, or without the comma.',
});

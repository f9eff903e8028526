import { cellText, plainHeading } from '#table-files';
import type { TableRow } from '#table-files';
import { RECEIPT_FIELDS, REQUIRED_FIELDS } from './expected-receipt.js';
import type { ReceiptField } from './expected-receipt.js';
import { ImportRefusedError } from './import.errors.js';
import type { RowError } from './import.errors.js';
import { unknownField } from './read-receipt.js';

/** So many foreign columns are named one by one; a file with more is something else. */
const MAX_COLUMNS = 100;

const fieldOf: ReadonlyMap<string, ReceiptField> = new Map(
  RECEIPT_FIELDS.map((field) => [plainHeading(field), field]),
);

/**
 * The field of each column of a file that names its columns as the contract does. Every unknown,
 * repeated or missing one is named on the heading's row: each row would be wrong in the same way.
 */
export function contractColumns({ line, cells }: TableRow): readonly ReceiptField[] {
  if (cells.length > MAX_COLUMNS) throw new ImportRefusedError([tooManyColumns(line)]);
  const columns: ReceiptField[] = [];
  const errors: RowError[] = [];
  cells.map(cellText).forEach((name, index) => {
    const field = fieldOf.get(plainHeading(name));
    if (field === undefined) errors.push(unknownColumn(line, name, index + 1));
    else if (columns.includes(field)) errors.push(repeatedColumn(line, field));
    else columns.push(field);
  });
  const missing = REQUIRED_FIELDS.filter((field) => !columns.includes(field));
  errors.push(...missing.map((field) => missingColumn(line, field)));
  if (errors.length > 0) throw new ImportRefusedError(errors);
  return columns;
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
  message:
    `The heading has no column ${field}; it must have ${REQUIRED_FIELDS.join(', ')}. A file with ` +
    'other headings needs a preset or a mapping that says which column is which.',
});

/** How many cells the rows of a file have to have. */
export interface Width {
  readonly form: 'csv' | 'xlsx' | 'html';
  /** Of the heading. */
  readonly cells: number;
  /** All of a sheet is the table, and nothing stands beside it. */
  readonly isAll: boolean;
}

/** A line that has other than one cell per column: its cells cannot be told apart. */
export const raggedRow = (row: number, count: number, { form, cells }: Width): RowError => ({
  row,
  field: null,
  code: 'import.ragged_row',
  message:
    `This line has ${count} cells, the heading has ${cells}. ` +
    (form === 'csv'
      ? 'Write amounts such as 1,234.50 in quotes, or without the comma.'
      : 'Remove what stands beside the table.'),
});

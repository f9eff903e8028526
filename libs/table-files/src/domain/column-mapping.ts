import { cellText } from './cell.js';
import type { Cell } from './cell.js';
import { missingColumns, repeatedColumn } from './column.errors.js';
import { MAX_TITLE_ROWS } from './table-limits.js';
import type { TableFile, TableRow } from './table.js';

/** Which headings may hold which field, the preferred name first; case and spaces do not matter. */
export interface ColumnMapping<Field extends string> {
  readonly names: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Without a column for each of these there is no table. */
  readonly required: readonly Field[];
}

export interface MappedColumn {
  /** The first column of the file is 0. */
  readonly index: number;
  /** As the file writes it. */
  readonly heading: string;
}

/** A table whose heading was found. */
export interface MappedTable<Field extends string> {
  readonly headingLine: number;
  readonly columns: Readonly<Partial<Record<Field, MappedColumn>>>;
  /** Headings that no field uses. */
  readonly ignored: readonly string[];
  /** Those below the heading. */
  readonly rows: readonly TableRow[];
}

type Columns<Field extends string> = Partial<Record<Field, MappedColumn>>;

/** `Expected_On`, `expected on` and `EXPECTEDON` are one name; so is one with a BOM before it. */
export const plainHeading = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s_\u200b\ufeff]+/g, '')
    .toLowerCase();

/**
 * Finds the heading, below title lines if there are any, and which column holds which field.
 * Refused with `import.missing_column`, which says what the file has instead, or with
 * `import.duplicate_column`.
 */
export function mapColumns<Field extends string>(
  { rows }: TableFile,
  mapping: ColumnMapping<Field>,
): MappedTable<Field> {
  let best: { row: TableRow; columns: Columns<Field> } | null = null;
  for (const [index, row] of rows.slice(0, MAX_TITLE_ROWS).entries()) {
    const columns = columnsOf(row, mapping);
    if (mapping.required.every((field) => field in columns)) {
      return tableBelow(row, columns, rows.slice(index + 1), mapping);
    }
    if (best === null || found(columns) > found(best.columns)) best = { row, columns };
  }
  const missing = mapping.required.filter((field) => best === null || !(field in best.columns));
  throw missingColumns(best?.row ?? null, missing, mapping.names);
}

const found = (columns: object): number => Object.keys(columns).length;

function columnsOf<Field extends string>(
  { cells }: TableRow,
  { names }: ColumnMapping<Field>,
): Columns<Field> {
  const headings = cells.map((cell) => plainHeading(cellText(cell)));
  const columns: Columns<Field> = {};
  for (const field of Object.keys(names) as Field[]) {
    const wanted = (names[field] ?? []).map(plainHeading).filter((name) => name !== '');
    const index = wanted.map((name) => headings.indexOf(name)).find((at) => at >= 0);
    if (index !== undefined) columns[field] = { index, heading: cellText(cells[index]) };
  }
  return columns;
}

function tableBelow<Field extends string>(
  heading: TableRow,
  columns: Columns<Field>,
  rows: readonly TableRow[],
  { names }: ColumnMapping<Field>,
): MappedTable<Field> {
  const headings = heading.cells.map(cellText);
  const plain = headings.map(plainHeading);
  const used = new Set<number>();
  for (const field of Object.keys(names) as Field[]) {
    const column = columns[field];
    if (column === undefined) continue;
    if (plain.lastIndexOf(plainHeading(column.heading)) !== column.index) {
      throw repeatedColumn(heading.line, field, column.heading);
    }
    used.add(column.index);
  }
  const ignored = headings.filter((name, index) => name !== '' && !used.has(index));
  return { headingLine: heading.line, columns, ignored, rows };
}

/** The cell of a field; empty where the table has no column for it, or the row is shorter. */
export function cellOf<Field extends string>(
  table: MappedTable<Field>,
  row: TableRow,
  field: Field,
): Cell {
  const column = table.columns[field];
  return column === undefined ? '' : (row.cells[column.index] ?? '');
}

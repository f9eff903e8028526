import { isBlankCell } from './cell.js';
import { TableRefusedError } from './table.errors.js';
import { MAX_CELL_CHARS, MAX_CELLS_PER_ROW } from './table-limits.js';
import type { TableRow } from './table.js';

/** Gathers the rows of a file in any form, without blank ones, and within the limits of all. */
export class RowsCollector {
  private readonly rows: TableRow[] = [];

  constructor(private readonly maxRows: number) {}

  get all(): readonly TableRow[] {
    return this.rows;
  }

  add(row: TableRow): void {
    if (row.cells.every(isBlankCell)) return;
    refuseOversized(row);
    if (this.rows.length >= this.maxRows) throw tooManyRows(row.line, this.maxRows);
    this.rows.push(row);
  }
}

function refuseOversized({ line, cells }: TableRow): void {
  if (cells.length > MAX_CELLS_PER_ROW) {
    throw new TableRefusedError(
      'import.too_many_columns',
      line,
      `This row has ${cells.length} cells, more than ${MAX_CELLS_PER_ROW}; is it the right file?`,
    );
  }
  const long = cells.findIndex((cell) => typeof cell === 'string' && cell.length > MAX_CELL_CHARS);
  if (long >= 0) {
    throw new TableRefusedError(
      'import.cell_too_long',
      line,
      `Cell ${long + 1} of this row has more than ${MAX_CELL_CHARS} characters. If the file has ` +
        'quotes, see whether all of them close.',
    );
  }
}

const tooManyRows = (line: number, maxRows: number): TableRefusedError =>
  new TableRefusedError(
    'import.too_many_rows',
    line,
    `The file has more than ${maxRows} rows; split it into smaller files.`,
  );

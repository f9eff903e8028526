import { cellText, isBlankCell, mapColumns } from '#table-files';
import type { Cell, ColumnMapping, TableFile, TableRow } from '#table-files';
import { RECEIPT_FIELDS } from './expected-receipt.js';
import type { ExpectedReceipt, ReceiptField } from './expected-receipt.js';
import type { RowError } from './import.errors.js';
import { readReceipt } from './read-receipt.js';
import type { FieldReaders } from './read-receipt.js';
import { contractColumns, raggedRow } from './receipt-heading.js';
import type { Width } from './receipt-heading.js';
import type { FileReading, ReceiptLayout } from './receipt-layout.js';

type Fixed = Readonly<Partial<Record<ReceiptField, string>>>;

/** A file whose heading was understood: the rows below it, and where each field stands in them. */
export class ReceiptTable {
  private constructor(
    readonly reading: FileReading,
    readonly rows: readonly TableRow[],
    private readonly columns: readonly (readonly [ReceiptField, number])[],
    private readonly width: Width,
    private readonly fixed: Fixed,
  ) {}

  /** Null for a file without rows, so that it is told as such. */
  static of(file: TableFile, { mapping }: ReceiptLayout): ReceiptTable | null {
    if (file.rows.length === 0) return null;
    return mapping === null ? underContractNames(file) : mapped(file, mapping);
  }

  static from(
    file: TableFile,
    heading: TableRow,
    found: Readonly<Partial<Record<ReceiptField, number>>>,
    { isAll, fixed }: Pick<Width, 'isAll'> & { readonly fixed: Fixed },
  ): ReceiptTable {
    const columns = RECEIPT_FIELDS.flatMap((field) => {
      const index = found[field];
      return index === undefined ? [] : [[field, index] as const];
    });
    const names = heading.cells.map(cellText);
    const used = new Set(columns.map(([, index]) => index));
    const reading: FileReading = {
      form: file.form,
      sheet: file.sheet,
      headingRow: heading.line,
      columns: Object.fromEntries(columns.map(([field, index]) => [field, names[index] ?? ''])),
      ignored: names.filter((name, index) => name !== '' && !used.has(index)),
    };
    const rows = file.rows.filter(({ line }) => line > heading.line);
    const width = { form: file.form, cells: heading.cells.length, isAll };
    return new ReceiptTable(reading, rows, columns, width, fixed);
  }

  /** The receipt that a row states, or everything that is wrong with the row. */
  read({ line, cells }: TableRow, fields: FieldReaders): ExpectedReceipt | readonly RowError[] {
    const count = cellsBeside(cells, this.width);
    if (count !== null) return [raggedRow(line, count, this.width)];
    const named = this.columns.map(([field, index]) => [field, cells[index] ?? ''] as const);
    return readReceipt({ ...this.fixed, ...Object.fromEntries(named) }, line, fields);
  }
}

/** How many cells a row has where that is other than it should be; null if all is well. */
function cellsBeside(cells: readonly Cell[], { form, cells: width, isAll }: Width): number | null {
  if (form === 'csv') return cells.length === width ? null : cells.length;
  const count = withoutBlankEnd(cells).length;
  return isAll && count > width ? count : null;
}

function underContractNames(file: TableFile): ReceiptTable {
  const [first = { line: 1, cells: [] }] = file.rows;
  const heading = file.form === 'csv' ? first : { ...first, cells: withoutBlankEnd(first.cells) };
  const fields = contractColumns(heading);
  return ReceiptTable.from(
    file,
    heading,
    Object.fromEntries(fields.map((field, index) => [field, index])),
    { isAll: true, fixed: {} },
  );
}

/** A cell that was only coloured is no heading. */
function withoutBlankEnd(cells: readonly Cell[]): readonly Cell[] {
  return cells.slice(0, cells.findLastIndex((cell) => !isBlankCell(cell)) + 1);
}

function mapped(file: TableFile, mapping: ColumnMapping<ReceiptField>): ReceiptTable {
  const { headingLine, columns } = mapColumns(file, mapping);
  const heading = file.rows.find(({ line }) => line === headingLine) ?? { line: 1, cells: [] };
  const found = RECEIPT_FIELDS.flatMap((field) => {
    const column = columns[field];
    return column === undefined ? [] : [[field, column.index] as const];
  });
  const fixed: Fixed = columns.currency === undefined ? { currency: 'THB' } : {};
  return ReceiptTable.from(file, heading, Object.fromEntries(found), { isAll: false, fixed });
}

import { cellOf, cellText, isBlankCell, mapColumns } from '#table-files';
import type { Cell, ColumnMapping, MappedTable, TableFile, TableRow } from '#table-files';
import type { BankColumn, BankFileReading, BankLayout } from './bank-layout.js';

/** A further column whose text is a part of the description. */
type TextColumn = `text ${number}`;
export type StatementField = BankColumn | TextColumn;

const AMOUNTS: readonly BankColumn[] = ['amount', 'deposit', 'withdrawal'];

/** A statement whose heading was found: which column holds what. */
export class StatementTable {
  readonly title: readonly TableRow[];
  readonly rows: readonly TableRow[];
  private readonly texts: readonly TextColumn[];

  private constructor(
    private readonly file: TableFile,
    private readonly table: MappedTable<StatementField>,
  ) {
    this.rows = table.rows;
    this.title = file.rows.filter(({ line }) => line < table.headingLine);
    this.texts = (Object.keys(table.columns) as StatementField[]).filter(isText);
  }

  /** Refused with `import.missing_column` if it has no amounts, days or descriptions. */
  static of(file: TableFile, layout: BankLayout): StatementTable {
    const twoColumns = mappingOf(layout, ['bookedOn', 'deposit', 'withdrawal']);
    if (layout.columns.amount.length === 0) {
      return new StatementTable(file, mapColumns(file, twoColumns));
    }
    const signed = mappingOf(layout, ['bookedOn', 'amount']);
    if (layout.columns.deposit.length === 0) {
      return new StatementTable(file, mapColumns(file, signed));
    }
    return new StatementTable(file, eitherOf(file, twoColumns, signed));
  }

  cell(row: TableRow, field: BankColumn): Cell {
    return cellOf(this.table, row, field);
  }

  has(field: BankColumn): boolean {
    return field in this.table.columns;
  }

  textOf(row: TableRow): string {
    const parts = this.texts.map((field) => cellText(cellOf(this.table, row, field)));
    return parts.filter((part) => part !== '').join(' ');
  }

  /** Whether any money stands in a row beside a balance. */
  hasMoney(row: TableRow): boolean {
    return AMOUNTS.some((field) => !isBlankCell(this.cell(row, field)));
  }

  get reading(): BankFileReading {
    const { form, sheet } = this.file;
    const { headingLine, columns, ignored } = this.table;
    const found = Object.entries<{ heading: string } | undefined>(columns);
    const named = found.map(([field, column]) => [field, column?.heading ?? ''] as const);
    return { form, sheet, headingRow: headingLine, columns: Object.fromEntries(named), ignored };
  }
}

function mappingOf(
  { columns, description }: BankLayout,
  required: readonly BankColumn[],
): ColumnMapping<StatementField> {
  const texts = description.map((name, index) => [`text ${index}`, [name]] as const);
  return { names: { ...columns, ...Object.fromEntries(texts) }, required };
}

/** Whichever heading the file has; if none, what lacks is told of the first. */
function eitherOf(
  file: TableFile,
  first: ColumnMapping<StatementField>,
  second: ColumnMapping<StatementField>,
): MappedTable<StatementField> {
  try {
    return mapColumns(file, first);
  } catch (error) {
    try {
      return mapColumns(file, second);
    } catch {
      throw error;
    }
  }
}

const isText = (field: StatementField): field is TextColumn => field.startsWith('text ');

import type { TableFile } from '#table-files';
import { BankImportRefusedError, unreadable } from './bank.errors.js';
import type { BankFileReading, BankLayout } from './bank-layout.js';
import type { StatementFile } from './statement-row.js';
import { StatementRowReader } from './statement-row-reader.js';
import { StatementTable } from './statement-table.js';
import { readTitle } from './statement-title.js';

/** All rows of a statement, or every bad one is named (`import.refused`). */
export function readStatement(
  file: TableFile,
  layout: BankLayout,
): StatementFile & { readonly reading: BankFileReading } {
  const table = StatementTable.of(file, layout);
  const title = readTitle(table.title, layout);
  const reader = new StatementRowReader(table, layout, title.bankAccount);
  const read = table.rows.map((row) => reader.read(row));
  const errors = read.flatMap((one) => (one.kind === 'bad' ? one.errors : []));
  if (errors.length > 0) throw new BankImportRefusedError(errors);
  const rows = read.flatMap((one) => (one.kind === 'row' ? one.row : []));
  const stated = read.flatMap((one) => (one.kind === 'total' ? one.stated : [])).at(-1) ?? null;
  if (rows.length === 0 && title.period === null) throw nothingIn();
  return { rows, stated, ...title, reading: table.reading };
}

const nothingIn = (): BankImportRefusedError =>
  unreadable(1, 'import.empty', 'The file has no movements and states no period.');

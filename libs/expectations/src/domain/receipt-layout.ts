import type { ColumnMapping, DateReading, Delimiter, TableEncoding } from '#table-files';
import type { ReceiptField } from './expected-receipt.js';

/** How a file of receipts is to be read. */
export interface ReceiptLayout {
  /** Where its fields stand; null: under their own names, and there are no other columns. */
  readonly mapping: ColumnMapping<ReceiptField> | null;
  readonly dates: DateReading;
  /** Of times that a file states without one. */
  readonly timeZone: string;
  readonly encoding: TableEncoding;
  readonly delimiter: Delimiter | 'auto';
  /** Of a workbook; null: the first that is not hidden. */
  readonly sheet: string | null;
}

/** What was understood of a file's form, for the person who looks at a preview. */
export interface FileReading {
  readonly form: 'csv' | 'xlsx' | 'html';
  readonly sheet: string | null;
  readonly headingRow: number;
  /** The heading under which each field was found. */
  readonly columns: Readonly<Partial<Record<ReceiptField, string>>>;
  /** Headings of columns that were not read. */
  readonly ignored: readonly string[];
}

import type { DateReading, Delimiter, TableEncoding } from '#table-files';

/** Under which headings a statement keeps what; in each list the preferred name first. */
export interface BankColumns {
  readonly bookedOn: readonly string[];
  /** Time of day, where it stands in a column of its own. */
  readonly bookedAt: readonly string[];
  /** One column with signs; or else one column for each direction. */
  readonly amount: readonly string[];
  readonly deposit: readonly string[];
  readonly withdrawal: readonly string[];
  readonly balance: readonly string[];
  readonly bankReference: readonly string[];
  readonly bankAccount: readonly string[];
}

export type BankColumn = keyof BankColumns;

/** How a statement is to be read: what differs from bank to bank, and nothing else. */
export interface BankLayout {
  readonly columns: BankColumns;
  /** All of these columns that there are make up the description, in this order. */
  readonly description: readonly string[];
  /** Words in the lines above the table after which the account's number stands. */
  readonly accountLabels: readonly string[];
  readonly dates: DateReading;
  readonly encoding: TableEncoding;
  readonly delimiter: Delimiter | 'auto';
  /** Of a workbook; null: the first that is not hidden. */
  readonly sheet: string | null;
}

/** What was understood of a file's form, for the person who looks at a preview. */
export interface BankFileReading {
  readonly form: 'json' | 'csv' | 'xlsx' | 'html';
  readonly sheet: string | null;
  readonly headingRow: number | null;
  /** The heading under which each field was found. */
  readonly columns: Readonly<Record<string, string>>;
  /** Headings of columns that were not read. */
  readonly ignored: readonly string[];
}

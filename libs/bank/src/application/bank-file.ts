import type { BankFileReading, BankLayout } from '../domain/bank-layout.js';
import type { StatementFile } from '../domain/statement-row.js';

/** JSON: an array of rows in satang. A table: CSV, TSV, Excel or HTML, in baht. */
export type BankFileKind = 'json' | 'table';

/** A bank statement, byte for byte as it was sent. */
export interface BankFile {
  readonly kind: BankFileKind;
  readonly bytes: Uint8Array;
}

/** Above what a busy account moves in a month. */
export const MAX_BANK_ROWS = 100_000;

export interface ReadBankFile {
  readonly file: StatementFile;
  readonly reading: BankFileReading;
}

/** Port: turns a file into movements, or refuses it with `import.refused`. */
export abstract class BankFileReader {
  /** `layout`: of a table; JSON has its own names. */
  abstract read(file: BankFile, layout: BankLayout | null): Promise<ReadBankFile>;
}

import { sum } from '#money';
import type { Satang } from '#money';
import type { ExpectedReceipt } from './expected-receipt.js';
import { ImportRefusedError, MAX_NAMED_ERRORS, unreadable } from './import.errors.js';
import type { RowError } from './import.errors.js';
import type { FileReading } from './receipt-layout.js';

export const MAX_IMPORT_ROWS = 100_000;

/** What a whole file says. */
export interface ReceiptsOfFile {
  readonly receipts: readonly ExpectedReceipt[];
  readonly controlTotals: ControlTotals;
  /** How its table was understood; null for JSON, which needs no understanding. */
  readonly reading: FileReading | null;
}

/** The same of a file that may have bad rows: the good ones, and what is wrong with the others. */
export interface FileFindings extends ReceiptsOfFile {
  readonly errors: readonly RowError[];
  /** Errors beyond those that are named. */
  readonly notNamed: number;
}

/** How many rows the file has and what they add up to, for a comparison with the shop's own. */
export interface ControlTotals {
  readonly count: number;
  readonly amount: Satang;
}

/** Gathers the rows of one file. All of them are good, or none is taken and every bad one named. */
export class ReceiptsCollector {
  private readonly receipts: ExpectedReceipt[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly errors: RowError[] = [];
  private notNamed = 0;
  private rows = 0;

  constructor(private readonly reading: FileReading | null = null) {}

  add(row: number, read: ExpectedReceipt | readonly RowError[]): void {
    this.rows += 1;
    if (this.rows > MAX_IMPORT_ROWS) throw tooManyRows(row);
    if ('reference' in read) this.take(row, read);
    else this.refuse(read);
  }

  refuse(errors: readonly RowError[]): void {
    for (const error of errors) {
      if (this.errors.length < MAX_NAMED_ERRORS) this.errors.push(error);
      else this.notNamed += 1;
    }
  }

  /** Throws `import.refused` if there is anything to refuse. */
  finish(): ReceiptsOfFile {
    const { errors, notNamed, ...file } = this.findings();
    if (errors.length > 0) throw new ImportRefusedError(errors, notNamed);
    return file;
  }

  /** What there is, good or bad; throws only if there is nothing. */
  findings(): FileFindings {
    const { receipts, reading, errors, notNamed } = this;
    if (this.rows === 0) {
      throw unreadable(1, 'import.empty', 'The file has no rows; there is nothing to import.');
    }
    const amount = sum(receipts.map((receipt) => receipt.amount));
    const controlTotals = { count: receipts.length, amount };
    return { receipts, controlTotals, reading, errors, notNamed };
  }

  private take(row: number, receipt: ExpectedReceipt): void {
    const earlier = this.rowOf.get(receipt.reference);
    if (earlier !== undefined) {
      this.refuse([duplicate(row, earlier, receipt.reference)]);
    } else {
      this.rowOf.set(receipt.reference, row);
      this.receipts.push(receipt);
    }
  }
}

function duplicate(row: number, earlier: number, reference: string): RowError {
  return {
    row,
    field: 'reference',
    code: 'import.duplicate_reference',
    message: `"${reference}" is in row ${earlier} and in row ${row}; keep one of the two.`,
  };
}

function tooManyRows(row: number): ImportRefusedError {
  return unreadable(
    row,
    'import.too_many_rows',
    `The file has more than ${MAX_IMPORT_ROWS} rows; split it into smaller files.`,
  );
}

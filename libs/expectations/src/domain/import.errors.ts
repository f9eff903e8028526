import { DomainError } from '#kernel';
import type { ReceiptField } from './expected-receipt.js';

/** Errors of one file that are named one by one; the rest is counted. */
export const MAX_NAMED_ERRORS = 1_000;

/** What is wrong. `row`: line of the file, the heading being 1; in JSON the element, from 1. */
export interface RowError {
  readonly row: number;
  /** `null` if the row or the file as a whole is meant; a foreign name if it is not a field. */
  readonly field: ReceiptField | (string & {}) | null;
  readonly code: string;
  readonly message: string;
}

/** The file has at least one bad row: nothing of it was stored. `details.errors` names them all. */
export class ImportRefusedError extends DomainError {
  constructor(
    readonly errors: readonly RowError[],
    notNamed = 0,
  ) {
    const [first] = errors;
    const count = errors.length + notNamed;
    const others = count > 1 ? ` (and ${count - 1} more)` : '';
    super(
      'import.refused',
      `Nothing was imported. ${first ? `Row ${first.row}: ${first.message}` : ''}${others} ` +
        'Correct the file and send all of it again.',
      { errors, count, notNamed },
    );
  }
}

/** Refuses a file that cannot be read as rows at all, or not beyond this row. */
export const unreadable = (row: number, code: string, message: string): ImportRefusedError =>
  new ImportRefusedError([{ row, field: null, code, message }]);

import { DomainError } from '#kernel';

/** Errors of one file that are named one by one; the rest is counted. */
const MAX_NAMED_ERRORS = 1_000;
const MAX_MESSAGE_CHARS = 300;

/** What is wrong. `row`: line of the file, the first one being 1; in JSON the element, from 1. */
export interface BankRowError {
  readonly row: number;
  /** `null` if the row or the file as a whole is meant. */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** The file has at least one bad row: nothing of it was stored. `details.errors` names them. */
export class BankImportRefusedError extends DomainError {
  readonly errors: readonly BankRowError[];

  constructor(all: readonly BankRowError[]) {
    const errors = all.slice(0, MAX_NAMED_ERRORS);
    const [first] = errors;
    const others = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
    super(
      'import.refused',
      `Nothing was imported. ${first ? `Row ${first.row}: ${first.message}` : ''}${others} ` +
        'Correct the file and send all of it again.',
      { errors, count: all.length, notNamed: all.length - errors.length },
    );
    this.errors = errors;
  }
}

/** Refuses a file that cannot be read as rows at all, or not beyond this row. */
export const unreadable = (row: number, code: string, message: string): BankImportRefusedError =>
  new BankImportRefusedError([{ row, field: null, code, message }]);

/** What a reader of one field refused, as an error of its row. */
export function rowError(row: number, field: string, error: unknown): BankRowError {
  if (!(error instanceof DomainError)) throw error;
  const { code, message } = error;
  return { row, field, code, message: message.slice(0, MAX_MESSAGE_CHARS) };
}

/** There is no line with this id (`bank_line.unknown`, HTTP 404). */
export class BankLineUnknownError extends DomainError {
  constructor(account: string, lineId: string) {
    super(
      'bank_line.unknown',
      `Account ${account} has no bank line "${lineId.slice(0, MAX_MESSAGE_CHARS)}". ` +
        'Look for it with GET /v1/bank-lines?day=.',
    );
  }
}

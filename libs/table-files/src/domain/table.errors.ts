import { DomainError } from '#kernel';

/**
 * A file that cannot be read as a table at all, or not beyond this line. `code` begins with
 * `import.`; the message says what to do.
 */
export class TableRefusedError extends DomainError {
  constructor(
    code: string,
    /** Line of the file, the first one being 1. */
    readonly line: number,
    message: string,
    /** The field whose column is meant, where it is about one. */
    readonly field: string | null = null,
  ) {
    super(code, message, { line, field });
  }
}

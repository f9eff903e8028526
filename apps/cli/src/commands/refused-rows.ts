import type { DomainError } from '#kernel';
import { EXIT } from '../command.js';
import type { ExitCode } from '../command.js';
import { errorJson } from '../json-text.js';
import type { Talk } from '../command-plan.js';

interface BadRow {
  readonly row: number;
  readonly field: string | null;
  readonly message: string;
}

/** Names every row for which a file was refused. */
export function refusedRows(
  error: DomainError & { readonly errors: readonly BadRow[] },
  talk: Talk,
): ExitCode {
  talk.json(errorJson(error));
  talk.line(error.message);
  badRowLines(error.errors).forEach(talk.line);
  return EXIT.checkFailed;
}

export const badRowLines = (errors: readonly BadRow[]): readonly string[] =>
  errors.map(({ row, field, message }) => `  row ${row}${field ? `, ${field}` : ''}: ${message}`);

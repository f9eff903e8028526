import { cellText } from './cell.js';
import { TableRefusedError } from './table.errors.js';
import type { TableRow } from './table.js';

/** A heading may be as long as its file; what is said about it may not. */
const MAX_NAMES_SHOWN = 30;
const MAX_NAME_CHARS = 40;

const quoted = (names: readonly string[]): string =>
  names
    .slice(0, MAX_NAMES_SHOWN)
    .map((name) => `"${name.slice(0, MAX_NAME_CHARS)}"`)
    .join(', ');

/** Which fields have no column, under which names they were looked for, what there is instead. */
export function missingColumns(
  closest: TableRow | null,
  missing: readonly string[],
  names: Readonly<Record<string, readonly string[] | undefined>>,
): TableRefusedError {
  if (closest === null) {
    return new TableRefusedError(
      'import.empty',
      1,
      'The file has no rows; there is nothing in it.',
    );
  }
  const wanted = missing.map((field) => `${field} (looked for ${quoted(names[field] ?? [])})`);
  const has = closest.cells.map(cellText).filter((name) => name !== '');
  return new TableRefusedError(
    'import.missing_column',
    closest.line,
    `No column was found for ${wanted.join(', ')}. Row ${closest.line}, which is most like a ` +
      `heading, has ${quoted(has)}.`,
    missing[0] ?? null,
  );
}

export const repeatedColumn = (line: number, field: string, heading: string): TableRefusedError =>
  new TableRefusedError(
    'import.duplicate_column',
    line,
    `The heading has "${heading.slice(0, MAX_NAME_CHARS)}" twice, so which one holds ${field} ` +
      'cannot be told; keep one column.',
    field,
  );

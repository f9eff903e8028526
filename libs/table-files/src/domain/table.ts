import type { Cell } from './cell.js';

/** How a file keeps its table: text with delimiters, an Excel workbook, or a page of HTML. */
export type TableForm = 'csv' | 'xlsx' | 'html';

export interface TableRow {
  /** Its row in the file as a person counts: the first one is 1, empty ones count. */
  readonly line: number;
  /** As many as the file has; those at the end of a workbook's row may be absent. */
  readonly cells: readonly Cell[];
}

/** A file as records. Rows without any content are left out; their lines are counted. */
export interface TableFile {
  readonly form: TableForm;
  /** Which sheet of a workbook was read; null for the other forms. */
  readonly sheet: string | null;
  readonly rows: readonly TableRow[];
}

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const ENCODINGS = ['auto', 'utf-8', 'tis-620'] as const;
/** `auto`: a byte order mark decides, else UTF-8 if all of it is, else TIS-620 (Windows-874). */
export type TableEncoding = (typeof ENCODINGS)[number];

export interface TableOptions {
  readonly encoding?: TableEncoding | undefined;
  readonly delimiter?: Delimiter | 'auto' | undefined;
  /** Of a workbook, by its name; left out: the first one that is not hidden. */
  readonly sheet?: string | undefined;
  /** A file with more rows than this, its heading included, is refused. */
  readonly maxRows: number;
}

import { sniffForm } from '../domain/sniff-form.js';
import { TableRefusedError } from '../domain/table.errors.js';
import { MAX_TABLE_BYTES } from '../domain/table-limits.js';
import type { TableFile, TableForm, TableOptions, TableRow } from '../domain/table.js';
import { decodeText } from './decode-text.js';
import { readDelimited } from './read-delimited.js';

type Reader = (bytes: Uint8Array, options: TableOptions) => Promise<readonly TableRow[]>;

/** A new form is one more line here. */
const readers: Readonly<Record<TableForm, Reader>> = {
  csv: (bytes, options) => readDelimited(decodeText(bytes, options.encoding ?? 'auto'), options),
  html: () => Promise.reject(new TableRefusedError('import.not_a_table', 1, 'HTML: soon.')),
  xlsx: () => Promise.reject(new TableRefusedError('import.not_a_table', 1, 'XLSX: soon.')),
};

/**
 * A file's rows: text with delimiters, an Excel workbook, or a page of HTML (what some banks call
 * .xls), told by its bytes. Throws `TableRefusedError` with the line and what to do about it.
 */
export async function readTable(bytes: Uint8Array, options: TableOptions): Promise<TableFile> {
  if (bytes.byteLength > MAX_TABLE_BYTES) {
    throw new TableRefusedError(
      'import.too_large',
      1,
      `The file has ${bytes.byteLength} bytes, more than ${MAX_TABLE_BYTES}; split it.`,
    );
  }
  const form = sniffForm(bytes);
  return { form, rows: await readers[form](bytes, options) };
}

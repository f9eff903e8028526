import { sniffForm } from '../domain/sniff-form.js';
import { TableRefusedError } from '../domain/table.errors.js';
import { MAX_TABLE_BYTES } from '../domain/table-limits.js';
import type { TableFile, TableForm, TableOptions } from '../domain/table.js';
import { decodeText } from './decode-text.js';
import { readDelimited } from './read-delimited.js';
import { readHtml } from './read-html.js';
import { readWorkbook } from './xlsx/read-workbook.js';

type Reader = (bytes: Uint8Array, options: TableOptions) => Promise<Omit<TableFile, 'form'>>;

const textOf = (bytes: Uint8Array, { encoding = 'auto' }: TableOptions): string =>
  decodeText(bytes, encoding);

/** A new form is one more entry here. */
const readers: Readonly<Record<TableForm, Reader>> = {
  csv: async (bytes, options) => ({
    sheet: null,
    rows: await readDelimited(textOf(bytes, options), options),
  }),
  html: async (bytes, options) => ({
    sheet: null,
    rows: await readHtml(textOf(bytes, options), options.maxRows),
  }),
  xlsx: readWorkbook,
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
  return { form, ...(await readers[form](bytes, options)) };
}

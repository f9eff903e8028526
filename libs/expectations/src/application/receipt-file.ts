import type { ReceiptLayout } from '../domain/receipt-layout.js';
import type { FileFindings } from '../domain/receipts-collector.js';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/**
 * JSON: an array of rows, amounts in satang. CSV and XLSX: a heading and lines, amounts in baht;
 * which of the two it is, the bytes tell, for names and types are often wrong.
 */
export type ReceiptFileKind = 'json' | 'csv' | 'xlsx';

/** A file of expected receipts, byte for byte as it was sent. */
export interface ReceiptFile {
  readonly kind: ReceiptFileKind;
  readonly bytes: Uint8Array;
  /** Name of the account's preset that says how to read it. */
  readonly preset?: string | undefined;
  /** The same, stated with the file; it goes before the preset, name by name. */
  readonly mapping?: unknown;
}

/** Port: turns a file into receipts, or refuses one that has none with `import.refused`. */
export abstract class ReceiptFileReader {
  abstract read(file: ReceiptFile, layout: ReceiptLayout): Promise<FileFindings>;
}

import type { ReceiptsOfFile } from '../domain/receipts-collector.js';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** JSON: an array of rows, amounts in satang. CSV: a heading and lines, amounts in baht. */
export type ReceiptFileKind = 'json' | 'csv';

/** A file of expected receipts, byte for byte as it was sent. */
export interface ReceiptFile {
  readonly kind: ReceiptFileKind;
  readonly bytes: Uint8Array;
}

/** Port: turns a file into receipts, or refuses it with `import.refused`. */
export abstract class ReceiptFileReader {
  abstract read(file: ReceiptFile): Promise<ReceiptsOfFile>;
}

import { Injectable } from '@nestjs/common';
import { MAX_FILE_BYTES, ReceiptFileReader } from '../application/receipt-file.js';
import type { ReceiptFile, ReceiptFileKind } from '../application/receipt-file.js';
import { unreadable } from '../domain/import.errors.js';
import type { ReceiptsOfFile } from '../domain/receipts-collector.js';
import { readCsvReceipts } from './csv-receipts.js';
import { decodeText } from './decode-text.js';
import { readJsonReceipts } from './json-receipts.js';

type Reader = (bytes: Uint8Array) => Promise<ReceiptsOfFile>;

/** A new kind of file is one more line here. */
const readers: Readonly<Record<ReceiptFileKind, Reader>> = {
  json: (bytes) => readJsonReceipts(decodeText(bytes)),
  csv: (bytes) => readCsvReceipts(decodeText(bytes)),
};

@Injectable()
export class AnyReceiptFileReader extends ReceiptFileReader {
  async read({ kind, bytes }: ReceiptFile): Promise<ReceiptsOfFile> {
    if (bytes.byteLength > MAX_FILE_BYTES) {
      throw unreadable(
        1,
        'import.too_large',
        `The file has ${bytes.byteLength} bytes, more than ${MAX_FILE_BYTES}; split it.`,
      );
    }
    return readers[kind](bytes);
  }
}

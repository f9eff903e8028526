import { Injectable } from '@nestjs/common';
import { MAX_FILE_BYTES, ReceiptFileReader } from '../application/receipt-file.js';
import type { ReceiptFile, ReceiptFileKind } from '../application/receipt-file.js';
import { unreadable } from '../domain/import.errors.js';
import type { ReceiptLayout } from '../domain/receipt-layout.js';
import type { FileFindings, ReceiptsCollector } from '../domain/receipts-collector.js';
import { readJsonReceipts } from './json-receipts.js';
import { readTableReceipts } from './table-receipts.js';

type Reader = (bytes: Uint8Array, layout: ReceiptLayout) => Promise<ReceiptsCollector>;

/** A new kind of file is one more line here. */
const readers: Readonly<Record<ReceiptFileKind, Reader>> = {
  json: readJsonReceipts,
  csv: readTableReceipts,
  xlsx: readTableReceipts,
};

@Injectable()
export class AnyReceiptFileReader extends ReceiptFileReader {
  async read({ kind, bytes }: ReceiptFile, layout: ReceiptLayout): Promise<FileFindings> {
    if (bytes.byteLength > MAX_FILE_BYTES) {
      throw unreadable(
        1,
        'import.too_large',
        `The file has ${bytes.byteLength} bytes, more than ${MAX_FILE_BYTES}; split it.`,
      );
    }
    return (await readers[kind](bytes, layout)).findings();
  }
}

import { setImmediate } from 'node:timers/promises';
import { readTable, TableRefusedError } from '#table-files';
import { ImportRefusedError } from '../domain/import.errors.js';
import type { ReceiptLayout } from '../domain/receipt-layout.js';
import { ReceiptTable } from '../domain/receipt-table.js';
import { MAX_IMPORT_ROWS, ReceiptsCollector } from '../domain/receipts-collector.js';
import { tableFields } from '../domain/table-fields.js';

/** Between so many rows others get their turn: webhooks do not wait for a large file. */
const ROWS_PER_TURN = 1_000;
/** A heading, lines above it, and one row too many for the collector to refuse. */
const ROWS_BESIDE_RECEIPTS = 101;

/** A heading and lines, in text with delimiters, an Excel workbook or a page of HTML. */
export async function readTableReceipts(
  bytes: Uint8Array,
  layout: ReceiptLayout,
): Promise<ReceiptsCollector> {
  const table = await tableOf(bytes, layout);
  const collector = new ReceiptsCollector(table?.reading ?? null);
  if (table === null) return collector;
  const fields = tableFields(layout);
  for (const [index, row] of table.rows.entries()) {
    collector.add(row.line, table.read(row, fields));
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await setImmediate();
  }
  return collector;
}

async function tableOf(bytes: Uint8Array, layout: ReceiptLayout): Promise<ReceiptTable | null> {
  const { encoding, delimiter, sheet } = layout;
  const maxRows = MAX_IMPORT_ROWS + ROWS_BESIDE_RECEIPTS;
  try {
    const file = await readTable(bytes, {
      encoding,
      delimiter,
      maxRows,
      ...(sheet === null ? {} : { sheet }),
    });
    return ReceiptTable.of(file, layout);
  } catch (error) {
    if (!(error instanceof TableRefusedError)) throw error;
    const { line: row, code, field, message } = error;
    throw new ImportRefusedError([{ row, field, code, message }]);
  }
}

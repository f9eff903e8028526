import { detectDelimiter, raggedRow, readHeading } from '../domain/csv-heading.js';
import type { Heading } from '../domain/csv-heading.js';
import type { ExpectedReceipt } from '../domain/expected-receipt.js';
import { ImportRefusedError } from '../domain/import.errors.js';
import type { RowError } from '../domain/import.errors.js';
import { amountInBaht, readReceipt } from '../domain/read-receipt.js';
import { ReceiptsCollector } from '../domain/receipts-collector.js';
import type { ReceiptsOfFile } from '../domain/receipts-collector.js';
import { csvRecords } from './csv-records.js';
import type { CsvRecord } from './csv-records.js';

/** A heading and lines; which delimiter separates them, the heading tells. */
export async function readCsvReceipts(raw: string): Promise<ReceiptsOfFile> {
  const text = raw.replaceAll(/\r\n?/g, '\n');
  const collector = new ReceiptsCollector();
  let heading: Heading | null = null;
  for await (const record of csvRecords(text, detectDelimiter(firstLine(text)))) {
    if (heading === null) heading = checkedHeading(record);
    else collector.add(record.row, readRecord(record, heading));
  }
  return collector.finish();
}

const firstLine = (text: string): string => text.trimStart().split('\n', 1)[0] ?? '';

/** With a column missing or misnamed, every row would be wrong in the same way: say it once. */
function checkedHeading({ row, cells }: CsvRecord): Heading {
  const heading = readHeading(cells, row);
  if (heading.errors.length > 0) throw new ImportRefusedError(heading.errors);
  return heading;
}

function readRecord(
  { row, cells }: CsvRecord,
  { columns }: Heading,
): ExpectedReceipt | readonly RowError[] {
  if (cells.length !== columns.length) return [raggedRow(row, cells.length, columns.length)];
  const raw = Object.fromEntries(columns.map((field, index) => [field, cells[index]]));
  return readReceipt(raw, row, amountInBaht);
}

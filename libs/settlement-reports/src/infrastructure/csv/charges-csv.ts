import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CHARGE_COLUMNS } from '../../domain/columns/charge-columns.js';
import type { ReportContent } from '../../domain/report-content.js';
import { zonedTexts } from '../../domain/zoned-time-text.js';
import { inPieces } from '../in-pieces.js';
import { csvCell } from './csv-cells.js';

const LINE_END = '\r\n';
const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvOptions {
  /** Lets old versions of Excel see that the file is UTF-8. */
  readonly byteOrderMark?: boolean;
}

/**
 * Writes the sheet Charges as CSV (RFC 4180, UTF-8) and ends `out`: the column keys, then one line
 * for each row. Times are RFC 3339 in the report's time zone.
 */
export async function writeChargesCsv(
  report: ReportContent,
  out: Writable,
  { byteOrderMark = false }: CsvOptions = {},
): Promise<void> {
  const start = byteOrderMark ? BYTE_ORDER_MARK : '';
  await pipeline(Readable.from(inPieces(lines(report, start))), out);
}

async function* lines(report: ReportContent, start: string): AsyncGenerator<string> {
  const timeText = zonedTexts(report.head.timeZone);
  const cells = CHARGE_COLUMNS.map((column) => csvCell(column, timeText));
  yield start + CHARGE_COLUMNS.map(({ key }) => key).join() + LINE_END;
  for await (const row of report.rows('charges')) {
    yield cells.map((cell) => cell(row)).join() + LINE_END;
  }
}

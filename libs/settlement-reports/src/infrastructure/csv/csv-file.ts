import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Column } from '../../domain/columns/column.js';
import { zonedTexts } from '../../domain/zoned-time-text.js';
import { inPieces } from '../in-pieces.js';
import { csvCell } from './csv-cells.js';

const LINE_END = '\r\n';
const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvOptions {
  readonly timeZone: string;
  /** Lets old versions of Excel see that the file is UTF-8. */
  readonly byteOrderMark?: boolean;
}

/**
 * Writes rows as CSV (RFC 4180, UTF-8) and ends `out`: the column keys, then one line for each row.
 * Times are RFC 3339 in the time zone.
 */
export async function writeCsv<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
  out: Writable,
  options: CsvOptions,
): Promise<void> {
  await pipeline(Readable.from(inPieces(lines(columns, rows, options))), out);
}

async function* lines<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
  { timeZone, byteOrderMark = false }: CsvOptions,
): AsyncGenerator<string> {
  const timeText = zonedTexts(timeZone);
  const cells = columns.map((column) => csvCell(column, timeText));
  const start = byteOrderMark ? BYTE_ORDER_MARK : '';
  yield start + columns.map(({ key }) => key).join() + LINE_END;
  for await (const row of rows) yield cells.map((cell) => cell(row)).join() + LINE_END;
}

import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Column } from '../../domain/columns/column.js';
import type { Page } from '../../domain/report-content.js';
import { zonedTexts } from '../../domain/zoned-time-text.js';
import { PIECE_CHARACTERS } from '../in-pieces.js';
import { csvCell } from './csv-cells.js';
import type { CellText } from './csv-cells.js';

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
export function writeCsv<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
  out: Writable,
  options: CsvOptions,
): Promise<void> {
  return writeCsvPages(columns, alone(rows), out, options);
}

async function* alone<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Page<Row>> {
  for await (const row of rows) yield [row];
}

/** The same of rows that come in pages. */
export async function writeCsvPages<Row>(
  columns: readonly Column<Row>[],
  pages: AsyncIterable<Page<Row>>,
  out: Writable,
  options: CsvOptions,
): Promise<void> {
  await pipeline(Readable.from(pieces(columns, pages, options)), out);
}

async function* pieces<Row>(
  columns: readonly Column<Row>[],
  pages: AsyncIterable<Page<Row>>,
  { timeZone, byteOrderMark = false }: CsvOptions,
): AsyncGenerator<Buffer> {
  const timeText = zonedTexts(timeZone);
  const cells = columns.map((column) => csvCell(column, timeText));
  let piece = byteOrderMark ? BYTE_ORDER_MARK : '';
  piece += columns.map(({ key }) => key).join() + LINE_END;
  for await (const page of pages) {
    for (const row of page) {
      piece += lineOf(cells, row);
      if (piece.length < PIECE_CHARACTERS) continue;
      yield Buffer.from(piece);
      piece = '';
    }
  }
  if (piece !== '') yield Buffer.from(piece);
}

function lineOf<Row>(cells: readonly CellText<Row>[], row: Row): string {
  let line = '';
  let separator = '';
  for (const cell of cells) {
    line += separator + cell(row);
    separator = ',';
  }
  return line + LINE_END;
}

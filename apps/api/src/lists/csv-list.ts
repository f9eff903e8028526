import { Readable } from 'node:stream';
import { formatBaht } from '#money';
import type { Satang } from '#money';
import { csvText } from '#settlement-reports';
import type { FastifyReply } from 'fastify';

const LINE_END = '\r\n';

/** Text as it stands, money in baht, nothing as nothing. */
export type CsvValue = string | number | boolean | Satang | null;

/** Key of a column, and what a row has in it. */
export type CsvColumn<Row> = readonly [key: string, value: (row: Row) => CsvValue];

/**
 * Streams a list as a file: the keys first, then a line for each row. Texts that a spreadsheet
 * would calculate are marked as texts; a reader that is slow slows the reading down.
 */
export async function sendCsv<Row>(
  reply: FastifyReply,
  name: string,
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Promise<void> {
  void reply.header('content-type', 'text/csv; charset=utf-8');
  void reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  await reply.send(Readable.from(csvLines(columns, pages), { objectMode: false }));
}

export async function* csvLines<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield columns.map(([key]) => key).join() + LINE_END;
  for await (const rows of pages) {
    const lines = rows.map((row) => columns.map(([, value]) => cell(value(row))).join());
    if (lines.length > 0) yield lines.join(LINE_END) + LINE_END;
  }
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'bigint') return formatBaht(value);
  return typeof value === 'string' ? csvText(value) : String(value);
}

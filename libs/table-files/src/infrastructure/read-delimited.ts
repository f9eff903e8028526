import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { detectDelimiter } from '../domain/detect-delimiter.js';
import { RowsCollector } from '../domain/rows-collector.js';
import { TableRefusedError } from '../domain/table.errors.js';
import type { Delimiter, TableOptions, TableRow } from '../domain/table.js';

const BYTES_PER_TURN = 64 * 1024;

/**
 * The records of text with delimiters. A quoted cell may hold line ends, so where a record begins
 * follows from where the one before it ended.
 */
export async function readDelimited(
  raw: string,
  { delimiter = 'auto', maxRows }: TableOptions,
): Promise<readonly TableRow[]> {
  const text = raw.replaceAll(/\r\n?/g, '\n');
  const rows = new RowsCollector(maxRows);
  const separator = delimiter === 'auto' ? detectDelimiter(text) : delimiter;
  /** Line on which each record ends. The parser is ahead of its reader, and of its own errors. */
  const ends: number[] = [];
  const parser = Readable.from(portions(text)).pipe(parserFor(separator, ends));
  try {
    let index = 0;
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      rows.add({ line: (ends[index - 1] ?? 0) + 1, cells });
      index += 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? brokenQuotes((ends.at(-1) ?? 0) + 1) : error;
  }
  return rows.all;
}

function parserFor(delimiter: Delimiter, ends: number[]): ReturnType<typeof parse> {
  return parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      ends.push(lines);
      return cells;
    },
  });
}

/** A file goes through in portions, and others get their turn between two of them. */
async function* portions(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += BYTES_PER_TURN) {
    yield bytes.subarray(start, start + BYTES_PER_TURN);
    await setImmediate();
  }
}

const brokenQuotes = (line: number): TableRefusedError =>
  new TableRefusedError(
    'import.quotes',
    line,
    'The quotes in the record that begins here do not close. Put a cell that has quotes in ' +
      'quotes, and write each of its own twice: "say ""yes""".',
  );

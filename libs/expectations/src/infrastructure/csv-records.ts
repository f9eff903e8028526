import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Delimiter } from '../domain/csv-heading.js';
import { unreadable } from '../domain/import.errors.js';
import type { ImportRefusedError } from '../domain/import.errors.js';

const BYTES_PER_TURN = 64 * 1024;

/** One record: its cells, and the line of the file on which it begins, the first line being 1. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The records of a text whose lines end in LF, without the empty ones. A quoted cell may hold
 * line ends, so where a record begins follows from where the one before it ended.
 */
export async function* csvRecords(text: string, delimiter: Delimiter): AsyncGenerator<CsvRecord> {
  /** Line on which each record ends. The parser is ahead of its reader, and of its own errors. */
  const ends: number[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      ends.push(lines);
      return cells;
    },
  });
  try {
    yield* numbered(Readable.from(portions(text)).pipe(parser), ends);
  } catch (error) {
    throw error instanceof CsvError ? brokenQuotes((ends.at(-1) ?? 0) + 1) : error;
  }
}

async function* numbered(
  records: AsyncIterable<readonly string[]>,
  ends: readonly number[],
): AsyncGenerator<CsvRecord> {
  let index = 0;
  for await (const cells of records) {
    const row = (ends[index - 1] ?? 0) + 1;
    index += 1;
    if (cells.some((cell) => cell.trim() !== '')) yield { row, cells };
  }
}

/** A file goes through in portions, and others get their turn between two of them. */
async function* portions(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += BYTES_PER_TURN) {
    yield bytes.subarray(start, start + BYTES_PER_TURN);
    await setImmediate();
  }
}

const brokenQuotes = (row: number): ImportRefusedError =>
  unreadable(
    row,
    'import.quotes',
    'The quotes in the record that begins here do not close. Put a cell that has quotes in ' +
      'quotes, and write each of its own twice: "say ""yes""".',
  );

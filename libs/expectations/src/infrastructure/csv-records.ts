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

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines`: on which line of the file the record ends. */
  readonly info: { readonly lines: number };
}

/**
 * The records of a text whose lines end in LF, without the empty ones. A quoted cell may hold
 * line ends, so where a record begins follows from where the one before it ended.
 */
export async function* csvRecords(text: string, delimiter: Delimiter): AsyncGenerator<CsvRecord> {
  let parsedTo = 0;
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    info: true,
    // A broken record discards the good ones that wait in front of it; this has seen them.
    on_record: (parsed: string[], { lines }) => {
      parsedTo = lines;
      return parsed;
    },
  });
  try {
    yield* numbered(Readable.from(portions(text)).pipe(parser));
  } catch (error) {
    throw error instanceof CsvError ? brokenQuotes(parsedTo + 1) : error;
  }
}

async function* numbered(records: AsyncIterable<ParsedRecord>): AsyncGenerator<CsvRecord> {
  let lastLine = 0;
  for await (const { record, info } of records) {
    const row = lastLine + 1;
    lastLine = info.lines;
    if (record.some((cell) => cell.trim() !== '')) yield { row, cells: record };
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

import { readTable, TableRefusedError } from '#table-files';
import { Injectable } from '@nestjs/common';
import { BankFileReader, MAX_BANK_ROWS } from '../application/bank-file.js';
import type { BankFile, ReadBankFile } from '../application/bank-file.js';
import { BankImportRefusedError, unreadable } from '../domain/bank.errors.js';
import type { BankLayout } from '../domain/bank-layout.js';
import { readJsonRows } from '../domain/read-json-rows.js';
import { readStatement } from '../domain/read-statement.js';

@Injectable()
export class AnyBankFileReader extends BankFileReader {
  async read({ kind, bytes }: BankFile, layout: BankLayout | null): Promise<ReadBankFile> {
    if (kind === 'json') return readJson(bytes);
    if (layout === null) throw new Error('A table is read by a layout.');
    return readLaidOut(bytes, layout);
  }
}

function readJson(bytes: Uint8Array): ReadBankFile {
  const file = readJsonRows(parsedJson(bytes));
  if (file.rows.length > MAX_BANK_ROWS) throw tooManyRows();
  const reading = {
    form: 'json',
    sheet: null,
    headingRow: null,
    columns: {},
    ignored: [],
  } as const;
  return { file, reading };
}

async function readLaidOut(bytes: Uint8Array, layout: BankLayout): Promise<ReadBankFile> {
  const { encoding, delimiter, sheet } = layout;
  const options = { encoding, delimiter, sheet: sheet ?? undefined, maxRows: MAX_BANK_ROWS };
  try {
    const { reading, ...file } = readStatement(await readTable(bytes, options), layout);
    return { file, reading };
  } catch (error) {
    if (!(error instanceof TableRefusedError)) throw error;
    const { line: row, field, code, message } = error;
    throw new BankImportRefusedError([{ row, field, code, message }]);
  }
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unreadable(1, 'import.not_json', 'This is not JSON in UTF-8; send an array of rows.');
  }
}

const tooManyRows = (): BankImportRefusedError =>
  unreadable(
    MAX_BANK_ROWS + 1,
    'import.too_many_rows',
    `The array has more than ${MAX_BANK_ROWS} rows; split it.`,
  );

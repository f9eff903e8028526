import { DomainError } from '#kernel';
import { satangFromJson } from '#money';
import { RECEIPT_FIELDS, REQUIRED_FIELDS } from './expected-receipt.js';
import type { ExpectedReceipt, ReceiptField } from './expected-receipt.js';
import type { RowError } from './import.errors.js';
import {
  checkedAmount,
  readCurrency,
  readDay,
  readInstant,
  readNote,
  readReference,
  readShortText,
} from './receipt-fields.js';

/** A row as it came: an object of JSON, or the cells of a line under their fields' names. */
export type RawRow = Readonly<Record<string, unknown>>;

/** How each field is read of a value that is not blank; refusals are `DomainError`s. */
export type FieldReaders = Readonly<Record<ReceiptField, (value: unknown) => unknown>>;

const MAX_MESSAGE_LENGTH = 300;
const MAX_UNKNOWN_NAMED = 20;

/** JSON states satang, files state baht: each has its own reader, and nothing is guessed. */
export const jsonFields: FieldReaders = {
  reference: scalar(readReference),
  amount: scalar((value) => checkedAmount(satangFromJson(value))),
  currency: scalar(readCurrency),
  expectedOn: scalar(readDay),
  dueAt: scalar(readInstant),
  chargeId: scalar(readShortText),
  documentNo: scalar(readShortText),
  channel: scalar(readShortText),
  customer: scalar(readShortText),
  note: scalar(readNote),
};

function scalar(read: (value: unknown) => unknown): (value: unknown) => unknown {
  return (value) => {
    if (typeof value !== 'object') return read(value);
    throw new DomainError('field.invalid', 'This is one value, not a list or an object.');
  };
}

/** The receipt a row states, or everything that is wrong with the row. Never throws. */
export function readReceipt(
  raw: RawRow,
  row: number,
  readers: FieldReaders,
): ExpectedReceipt | readonly RowError[] {
  const receipt: Record<string, unknown> = {};
  const errors: RowError[] = unknownFields(raw, row);
  for (const field of RECEIPT_FIELDS) {
    const value = isBlank(raw[field]) ? null : raw[field];
    try {
      receipt[field] = value === null ? absent(field) : readers[field](value);
    } catch (error) {
      errors.push(rowError(row, field, error));
    }
  }
  return errors.length > 0 ? errors : (receipt as unknown as ExpectedReceipt);
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function absent(field: ReceiptField): null {
  if (!REQUIRED_FIELDS.includes(field)) return null;
  throw new DomainError('field.required', `${field} is missing; every row must have it.`);
}

function unknownFields(raw: RawRow, row: number): RowError[] {
  const known: readonly string[] = RECEIPT_FIELDS;
  return Object.keys(raw)
    .filter((name) => !known.includes(name))
    .slice(0, MAX_UNKNOWN_NAMED)
    .map((name) => unknownField(row, name));
}

export function unknownField(row: number, name: string): RowError {
  const field = clipped(name);
  const message = `"${field}" is not a field; there are ${RECEIPT_FIELDS.join(', ')}.`;
  return { row, field, code: 'field.unknown', message };
}

function rowError(row: number, field: string, error: unknown): RowError {
  if (!(error instanceof DomainError)) throw error;
  return { row, field, code: error.code, message: clipped(error.message) };
}

/** A cell may be as large as its file; what is said about it may not. */
const clipped = (text: string): string =>
  text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH)}…` : text;

import { DomainError } from '#kernel';
import { parseBaht, satangFromJson } from '#money';
import type { Satang } from '#money';
import { RECEIPT_FIELDS, REQUIRED_FIELDS } from './expected-receipt.js';
import type { ExpectedReceipt, ReceiptField } from './expected-receipt.js';
import type { RowError } from './import.errors.js';
import {
  asText,
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
export type AmountReader = (value: unknown) => Satang;

/** JSON states satang, files state baht: each has its own reader, and nothing is guessed. */
export const amountInSatang: AmountReader = satangFromJson;
export const amountInBaht: AmountReader = (value) => parseBaht(asText(value));

const MAX_MESSAGE_LENGTH = 300;
const MAX_UNKNOWN_NAMED = 20;

const readers: Readonly<Record<Exclude<ReceiptField, 'amount'>, (value: unknown) => unknown>> = {
  reference: readReference,
  currency: readCurrency,
  expectedOn: readDay,
  dueAt: readInstant,
  chargeId: readShortText,
  documentNo: readShortText,
  channel: readShortText,
  customer: readShortText,
  note: readNote,
};

/** The receipt a row states, or everything that is wrong with the row. Never throws. */
export function readReceipt(
  raw: RawRow,
  row: number,
  readAmount: AmountReader,
): ExpectedReceipt | readonly RowError[] {
  const receipt: Record<string, unknown> = {};
  const errors: RowError[] = unknownFields(raw, row);
  for (const field of RECEIPT_FIELDS) {
    const value = isBlank(raw[field]) ? null : raw[field];
    try {
      receipt[field] = value === null ? absent(field) : read(field, value, readAmount);
    } catch (error) {
      errors.push(rowError(row, field, error));
    }
  }
  return errors.length > 0 ? errors : (receipt as unknown as ExpectedReceipt);
}

function read(field: ReceiptField, value: unknown, readAmount: AmountReader): unknown {
  if (typeof value === 'object') {
    throw new DomainError('field.invalid', `${field} is one value, not a list or an object.`);
  }
  return field === 'amount' ? checkedAmount(readAmount(value)) : readers[field](value);
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

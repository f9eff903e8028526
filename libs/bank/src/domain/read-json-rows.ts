import { parseBusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { satangFromJson } from '#money';
import { BankImportRefusedError, rowError, unreadable } from './bank.errors.js';
import type { BankRowError } from './bank.errors.js';
import { lastDigitsOf } from './mask-account-digits.js';
import { readText } from './statement-fields.js';
import type { StatementFile, StatementRow } from './statement-row.js';

/** In the order of the contract. */
const FIELDS = ['bookedOn', 'amount', 'description', 'bankReference', 'bankAccount'] as const;
type Field = (typeof FIELDS)[number];

const MAX_UNKNOWN_NAMED = 20;
const MAX_NAME_CHARS = 50;
const EXAMPLE = '{ "bookedOn": "2026-11-20", "amount": 97000, "description": "OMISE", … }';

type RawRow = Readonly<Record<string, unknown>>;

/**
 * Rows as a program sends them: amounts are satang, and negative where money went out. They cover
 * the days between the first and the last. The first element is row 1.
 */
export function readJsonRows(parsed: unknown): StatementFile {
  if (!Array.isArray(parsed)) {
    throw unreadable(1, 'import.not_an_array', `Send an array of rows: [${EXAMPLE}].`);
  }
  if (parsed.length === 0) {
    throw unreadable(1, 'import.empty', 'The array is empty; there is nothing to import.');
  }
  const read = parsed.map((element: unknown, index) => readElement(element, index + 1));
  const errors = read.flatMap((one) => (Array.isArray(one) ? (one as BankRowError[]) : []));
  if (errors.length > 0) throw new BankImportRefusedError(errors);
  return { rows: read as StatementRow[], period: null, bankAccount: null, stated: null };
}

function readElement(element: unknown, row: number): StatementRow | readonly BankRowError[] {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) {
    const message = `This is not an object such as ${EXAMPLE}.`;
    return [{ row, field: null, code: 'row.invalid', message }];
  }
  return readRow(element as RawRow, row);
}

function readRow(raw: RawRow, row: number): StatementRow | readonly BankRowError[] {
  const errors = unknownFields(raw, row);
  const field = <T>(name: Field, read: (value: unknown) => T): T | null => {
    try {
      return read(raw[name] ?? null);
    } catch (error) {
      errors.push(rowError(row, name, error));
      return null;
    }
  };
  const bookedOn = field('bookedOn', (value) => parseBusinessDay(required(text(value))));
  const amount = field('amount', satangFromJson);
  const description = field('description', (value) => required(text(value)));
  const bankReference = field('bankReference', text);
  const account = field('bankAccount', text);
  if (errors.length > 0 || bookedOn === null || description === null) return errors;
  const bankAccount = lastDigitsOf(account ?? '');
  const notStated = { bookedAt: null, balance: null };
  return { row, ...notStated, bookedOn, amount, description, bankReference, bankAccount };
}

/** Null where nothing is said. */
function text(value: unknown): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return readText(value) || null;
  throw new DomainError('field.invalid', 'This must be text, in quotes.');
}

function required(value: string | null): string {
  if (value !== null) return value;
  throw new DomainError('field.required', 'This is missing; every row must have it.');
}

function unknownFields(raw: RawRow, row: number): BankRowError[] {
  const known: readonly string[] = FIELDS;
  const unknown = Object.keys(raw).filter((name) => !known.includes(name));
  return unknown.slice(0, MAX_UNKNOWN_NAMED).map((name) => ({
    row,
    field: name.slice(0, MAX_NAME_CHARS),
    code: 'field.unknown',
    message: `"${name.slice(0, MAX_NAME_CHARS)}" is not a field; there are ${FIELDS.join(', ')}.`,
  }));
}

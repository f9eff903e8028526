import type { BankFile, ImportOptions } from '#bank';
import { DomainError } from '#kernel';
import { z } from 'zod';
import { dayField, satangField } from '../validation/fields.schema.js';
import type { Uploaded } from '../validation/upload.decorator.js';

/** What a statement may be, by its content type; how a table is kept is told by its bytes. */
export const BANK_TYPES = [
  'application/json',
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'text/html',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'application/octet-stream',
] as const;

const satangParameter = z.coerce.number().pipe(satangField);

/** How a statement is to be read, and what its sender says of it. */
export const bankImportQuery = z.object({
  preset: z.string().optional(),
  mapping: z.string().optional(),
  encoding: z.string().optional(),
  sheet: z.string().optional(),
  from: dayField.optional(),
  to: dayField.optional(),
  bankAccount: z.string().optional(),
  count: z.coerce.number().int().nonnegative().optional(),
  credits: satangParameter.optional(),
  debits: satangParameter.optional(),
});
export type BankImportQuery = z.infer<typeof bankImportQuery>;

export const bankFile = ({ mediaType, bytes }: Uploaded): BankFile => ({
  kind: mediaType === 'application/json' ? 'json' : 'table',
  bytes,
});

export const importOptions = ({ mapping, ...query }: BankImportQuery): ImportOptions => ({
  ...query,
  mapping: mapping === undefined ? null : jsonIn(mapping),
});

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError(
      'mapping.invalid',
      'The parameter mapping is no JSON object, such as ' +
        '{"bookedOn":"Date","amount":"Amount","description":"Details"}.',
    );
  }
}

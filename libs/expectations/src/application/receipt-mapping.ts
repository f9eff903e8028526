import { DomainError } from '#kernel';
import { DELIMITERS, ENCODINGS, ERAS, parseDateFormat } from '#table-files';
import type { ColumnMapping } from '#table-files';
import { z } from 'zod';
import { RECEIPT_FIELDS } from '../domain/expected-receipt.js';
import type { ReceiptField } from '../domain/expected-receipt.js';
import type { ReceiptLayout } from '../domain/receipt-layout.js';

const MAX_NAMES = 20;
const MAX_NAME_CHARS = 200;
const DEFAULT_FORMATS = ['yyyy-mm-dd'];

const heading = z.string().min(1).max(MAX_NAME_CHARS);
const headings = z.union([
  heading.transform((one) => [one]),
  z.array(heading).min(1).max(MAX_NAMES),
]);
const columns = Object.fromEntries(
  RECEIPT_FIELDS.map((field) => [field, headings.optional()]),
) as Readonly<Record<ReceiptField, z.ZodOptional<typeof headings>>>;

/**
 * How a file's columns are read, as a preset or a request states it: under each field one heading
 * or several, the preferred one first; formats of dates, era, encoding, delimiter, sheet.
 */
const mappingSchema = z.strictObject({
  ...columns,
  dateFormats: headings.default(DEFAULT_FORMATS),
  era: z.enum(ERAS).default('auto'),
  encoding: z.enum(ENCODINGS).default('auto'),
  delimiter: z.enum([...DELIMITERS, 'auto']).default('auto'),
  sheet: heading.nullable().default(null),
});

/** Without these columns a file states no receipts; without `currency`, its amounts are baht. */
const NEEDED: readonly ReceiptField[] = ['reference', 'amount', 'expectedOn'];

/** The contract's own headings; only a date cell of a workbook needs to be told from text. */
export const contractLayout = (timeZone: string): ReceiptLayout => ({
  mapping: null,
  dates: { formats: DEFAULT_FORMATS.map(parseDateFormat), era: 'ce' },
  timeZone,
  encoding: 'auto',
  delimiter: 'auto',
  sheet: null,
});

/** Reads a mapping; `mapping.invalid` names all that is wrong with it. */
export function layoutOf(stated: unknown, timeZone: string): ReceiptLayout {
  const { dateFormats, era, encoding, delimiter, sheet, ...fields } = checked(stated);
  const formats = dateFormats.map(parseDateFormat);
  const mapping = columnsOf(fields);
  return { mapping, dates: { formats, era }, timeZone, encoding, delimiter, sheet };
}

/** A mapping that names no column changes how a file with the contract's headings is read. */
function columnsOf(
  fields: Partial<Record<ReceiptField, readonly string[] | undefined>>,
): ColumnMapping<ReceiptField> | null {
  const stated = RECEIPT_FIELDS.filter((field) => fields[field] !== undefined);
  if (stated.length === 0) return null;
  const missing = NEEDED.filter((field) => !stated.includes(field));
  if (missing.length > 0) {
    throw invalid(`it names no column for ${missing.join(', ')}`);
  }
  const all = stated.map((field) => [field, fields[field] ?? []] as const);
  const names: ColumnMapping<ReceiptField>['names'] = Object.fromEntries(all);
  return { names, required: stated.filter(isNeeded) };
}

const isNeeded = (field: ReceiptField): boolean => NEEDED.includes(field);

function checked(stated: unknown): z.infer<typeof mappingSchema> {
  const result = mappingSchema.safeParse(stated);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw invalid(issues.join('; ').trim());
}

const invalid = (why: string): DomainError =>
  new DomainError(
    'mapping.invalid',
    `The mapping cannot be used: ${why}. It is an object such as { "reference": "Order no.", ` +
      '"amount": ["Total", "ยอดรวม"], "expectedOn": "Date", "dateFormats": ["dd/mm/yyyy"], ' +
      '"era": "be" }.',
  );

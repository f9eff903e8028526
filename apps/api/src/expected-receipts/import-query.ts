import type { ReceiptFile, StatedTotals } from '#expectations';
import { DomainError } from '#kernel';
import { satang } from '#money';
import { z } from 'zod';
import type { Uploaded } from '../validation/upload.decorator.js';

/** What a file of expected receipts may be, by its content type. */
export const RECEIPT_TYPES = {
  'application/json': 'json',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-excel': 'xlsx',
} as const;

type ReceiptType = keyof typeof RECEIPT_TYPES;

/** How a file is to be read, and what its sender says it holds. */
export const importQuery = z.object({
  preset: z.string().optional(),
  mapping: z.string().optional(),
  encoding: z.string().optional(),
  sheet: z.string().optional(),
  count: z.coerce.number().int().nonnegative().optional(),
  amount: z.coerce.number().int().nonnegative().optional(),
});
export type ImportQuery = z.infer<typeof importQuery>;

export function receiptFile({ mediaType, bytes }: Uploaded, query: ImportQuery): ReceiptFile {
  const { preset, mapping, encoding, sheet } = query;
  const stated = Object.entries({ encoding, sheet }).filter(([, value]) => value !== undefined);
  const isStated = mapping !== undefined || stated.length > 0;
  return {
    kind: RECEIPT_TYPES[mediaType as ReceiptType],
    bytes,
    preset,
    ...(isStated && { mapping: { ...jsonObject(mapping ?? '{}'), ...Object.fromEntries(stated) } }),
  };
}

export const statedTotals = ({ count, amount }: ImportQuery): StatedTotals => ({
  count,
  amount: amount === undefined ? undefined : satang(BigInt(amount)),
});

function jsonObject(text: string): object {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // It is refused below, as other things that are no object.
  }
  throw new DomainError(
    'mapping.invalid',
    'The parameter mapping is no JSON object, such as {"reference":"Order no.","amount":"Total",' +
      '"expectedOn":"Date"}.',
  );
}

import { firstDayOf, lastDayOf, monthOf } from '#calendar';
import { DomainError } from '#kernel';
import type { TaxInvoice } from '#payouts';
import { z } from 'zod';
import { dayField, satangField } from '../validation/fields.schema.js';
import { monthField } from './tax.schema.js';

/** `month`, or the days `coversFrom` to `coversTo`; claimed in the month of receipt unless said. */
export const taxInvoiceBody = z.object({
  number: z.string().trim(),
  issuedOn: dayField,
  receivedOn: dayField,
  sellerName: z.string().trim(),
  sellerTaxId: z.string().trim(),
  sellerBranch: z.string().trim().default('00000'),
  buyerTaxId: z.string().trim().nullable().default(null),
  value: satangField,
  vat: satangField,
  month: monthField.optional(),
  coversFrom: dayField.optional(),
  coversTo: dayField.optional(),
  claimedInMonth: monthField.optional(),
  note: z.string().trim().nullable().default(null),
  supersedes: z.string().trim().nullable().default(null),
});

export type TaxInvoiceBody = z.infer<typeof taxInvoiceBody>;

export function invoiceOf(body: TaxInvoiceBody): TaxInvoice {
  const { month, coversFrom, coversTo, claimedInMonth, supersedes: _, ...rest } = body;
  const days = coveredDays({ month, coversFrom, coversTo });
  return { ...rest, ...days, claimedInMonth: claimedInMonth ?? monthOf(rest.receivedOn) };
}

type Coverage = Pick<TaxInvoiceBody, 'month' | 'coversFrom' | 'coversTo'>;

function coveredDays({ month, coversFrom, coversTo }: Coverage) {
  const hasDays = coversFrom !== undefined && coversTo !== undefined;
  if (month === undefined && hasDays) return { coversFrom, coversTo };
  if (month !== undefined && coversFrom === undefined && coversTo === undefined) {
    return { coversFrom: firstDayOf(month), coversTo: lastDayOf(month) };
  }
  throw new DomainError(
    'tax_invoice.invalid',
    'Say which days the invoice covers: either "month", or both "coversFrom" and "coversTo".',
  );
}

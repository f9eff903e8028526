import { z } from 'zod';
import { satangAnswer as money } from '../validation/fields.schema.js';

export const asOfSchema = z.object({
  position: z.int(),
  instant: z.iso.datetime(),
  rules: z.string(),
});

const totals = { count: z.int(), gross: money, fee: money, feeVat: money, net: money };
export const totalsSchema = z.object(totals);

export const expectedSchema = z.object({
  count: z.int(),
  amount: money,
  matched: money,
  open: money,
  unpaid: money,
  held: money,
  remainder: money,
});

export const paidSchema = z.object({
  ...totals,
  matched: money,
  excess: money,
  unexpected: money,
  held: money,
  remainder: money,
});

export const tallySchema = z.object({ count: z.int(), amount: money });
export const breakTallySchema = z.object({ code: z.string(), count: z.int(), amount: money });

export const reconciliationSchema = z.object({
  day: z.iso.date(),
  account: z.string(),
  status: z.enum(['open', 'closed']),
  asOf: asOfSchema,
  expected: expectedSchema,
  paid: paidSchema,
  matched: tallySchema,
  otherMethods: totalsSchema,
  breaks: z.array(breakTallySchema),
  otherBreaks: z
    .array(breakTallySchema)
    .nullable()
    .meta({
      description:
        'Open breaks of the day beside those of receipts and charges: payouts, bank, tax, ' +
        'returns, ' +
        'late facts; as last judged. Null with asOf=.',
    }),
});

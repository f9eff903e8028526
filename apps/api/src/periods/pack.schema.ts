import { z } from 'zod';
import { satangAnswer } from '../validation/fields.schema.js';

export const packQuery = z.object({
  version: z.coerce.number().int().min(1).optional().meta({
    description: 'The closing it is final by, 1 being the first; absent: as the month stands.',
  }),
  lang: z.enum(['en', 'th']).default('en'),
});
export type PackQuery = z.infer<typeof packQuery>;

const row = z.record(z.string(), z.unknown());
const rows = z.array(row);

/** The tables are described in docs/monthly-pack.md; all money is whole satang. */
export const packSchema = z.looseObject({
  schema: z.literal('settlement.monthly.v1'),
  account: z.string(),
  month: z.string(),
  status: z.enum(['provisional', 'final']),
  version: z.int().meta({ description: 'How many times the month had been closed.' }),
  closedAt: z.iso.datetime().nullable(),
  asOf: z.object({ position: z.int(), instant: z.iso.datetime() }),
  digest: z.string(),
  confirmation: z.looseObject({
    balance: satangAnswer,
    uncredited: satangAnswer,
    inTransit: satangAnswer,
    letter: z.object({ en: z.array(z.string()), th: z.array(z.string()) }),
  }),
  ...{ days: rows, inputVat: rows, undueVat: rows, withholding: rows, openItems: rows },
  ...{ cutOff: rows, journal: rows, restatements: rows, signOff: rows },
});

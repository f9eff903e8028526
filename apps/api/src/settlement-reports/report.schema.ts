import { z } from 'zod';
import {
  asOfSchema,
  breakTallySchema,
  expectedSchema,
  paidSchema,
  tallySchema,
  totalsSchema,
} from '../reconciliation/reconciliation.schema.js';
import { signOffSchema } from './sign-off.schema.js';

const headFields = {
  account: z.string(),
  day: z.iso.date(),
  version: z.int(),
  status: z.enum(['provisional', 'final', 'restated']),
  reason: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  asOf: asOfSchema,
  digest: z.string(),
  previousDigest: z.string().nullable(),
  totals: totalsSchema,
  otherMethods: totalsSchema,
  expected: expectedSchema,
  paid: paidSchema,
  matched: tallySchema,
  breaks: z.array(breakTallySchema),
};

export const reportHeadSchema = z.looseObject(headFields);

const damagedReportSchema = z.object({
  account: z.string(),
  day: z.iso.date(),
  version: z.int(),
  status: z.literal('damaged').meta({ description: 'It was issued, and its rows are not there.' }),
  reason: z.string(),
  digest: z.string(),
  previousDigest: z.string().nullable(),
});

const signOff = signOffSchema.nullable();

/** What is listed of a version: with who signed it, which is not in any file. */
export const listedReportSchema = z.union([
  reportHeadSchema.extend({ signOff }),
  damagedReportSchema.extend({ signOff }),
]);

export const reportSchema = z.looseObject({
  schema: z.literal('settlement.daily.v1'),
  ...headFields,
  charges: z.array(z.record(z.string(), z.unknown())),
});

export const closingSchema = z.object({
  account: z.string(),
  day: z.iso.date(),
  status: z.literal('closing'),
});

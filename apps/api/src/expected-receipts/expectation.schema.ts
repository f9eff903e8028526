import { z } from 'zod';
import { satangAnswer } from '../validation/fields.schema.js';

export const expectationStatus = z.enum(['expected', 'withdrawn']);

const text = z.string().nullable();

export const expectationSchema = z.object({
  account: z.string(),
  reference: z.string(),
  amount: satangAnswer,
  currency: z.string(),
  expectedOn: z.iso.date(),
  dueAt: z.iso.datetime().nullable(),
  chargeId: text,
  documentNo: text,
  channel: text,
  customer: text,
  note: text,
  revision: z.int(),
  status: expectationStatus,
  withdrawnAt: z.iso.datetime().nullable(),
});

export const importAnswerSchema = z.object({
  accepted: z.int(),
  unchanged: z.int(),
  revised: z.int(),
  controlTotals: z.object({ count: z.int(), amount: satangAnswer }),
});

export const withdrawalAnswerSchema = z.object({ reference: z.string(), changed: z.boolean() });

import { LINE_KINDS, TRANSFER_STATES, UNCOMPUTABLE } from '#reconciliation';
import { z } from 'zod';
import { dayField, satangAnswer } from '../validation/fields.schema.js';

const transferStatus = z.enum(['created', 'sent', 'paid', 'failed', 'destroyed']);
const time = z.iso.datetime();
const money = satangAnswer.nullable();

export const transferFilter = z.object({
  status: transferStatus.optional(),
  day: dayField.optional(),
  state: z.enum(TRANSFER_STATES).optional(),
});

const compositionSchema = z.object({
  computable: z.boolean(),
  reason: z.enum(UNCOMPUTABLE).nullable(),
  count: z.int().nullable(),
  sum: money,
  remainder: money,
  taken: money.describe('What partial transfers had taken of these lines; `sum` is without it.'),
  after: time.nullable(),
  until: time,
});

export const transferSchema = z.object({
  id: z.string(),
  account: z.string(),
  status: transferStatus,
  currency: z.string(),
  amount: satangAnswer,
  fee: satangAnswer,
  feeVat: satangAnswer,
  net: satangAnswer,
  day: z.iso.date(),
  createdAt: time,
  sentAt: time.nullable(),
  paidAt: time.nullable(),
  endedAt: time.nullable(),
  failureCode: z.string().nullable(),
  schedule: z.string().nullable(),
  bankAccount: z.object({ bankCode: z.string().nullable(), lastDigits: z.string().nullable() }),
  composition: compositionSchema,
});

const groupSchema = z.object({
  originDay: z.iso.date().nullable(),
  kind: z.enum([...LINE_KINDS, 'partial-transfer', 'remainder']),
  count: z.int(),
  gross: money,
  fee: money,
  feeVat: money,
  amount: satangAnswer,
});

const bankSchema = z.object({
  line: z.string(),
  bookedOn: z.iso.date(),
  text: z.string(),
  amount: satangAnswer,
  difference: satangAnswer,
  matchedBy: z.string(),
  transfers: z.array(z.string()),
});

const transferBreakSchema = z.object({
  id: z.string(),
  code: z.string(),
  status: z.enum(['open', 'cleared']),
  amount: satangAnswer,
});

export const transferDetailSchema = transferSchema.extend({
  groups: z.array(groupSchema),
  bank: bankSchema.nullable(),
  breaks: z.array(transferBreakSchema),
});

export const payoutLineSchema = z.object({
  id: z.string(),
  kind: z.enum(LINE_KINDS),
  originId: z.string().nullable(),
  originDay: z.iso.date(),
  chargeId: z.string().nullable(),
  reference: z.string().nullable(),
  gross: money,
  fee: money,
  feeVat: money,
  amount: satangAnswer,
  createdAt: time,
  transferableAt: time,
});

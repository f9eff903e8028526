import { z } from 'zod';
import { erasureSchema } from '../validation/erasure.schema.js';
import { satangAnswer } from '../validation/fields.schema.js';

export const chargeStatus = z.enum(['pending', 'completed', 'failed', 'expired', 'reversed']);

const time = z.iso.datetime().nullable();

export const chargeSchema = z.object({
  id: z.string(),
  account: z.string(),
  status: chargeStatus,
  paymentMethod: z.string(),
  amount: satangAnswer,
  currency: z.string(),
  gross: satangAnswer.nullable(),
  fee: satangAnswer,
  feeVat: satangAnswer,
  net: satangAnswer,
  feeRate: z.string().nullable(),
  reference: z.string().nullable(),
  referenceBy: z.enum(['metadata', 'pattern']).nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: time,
  paidAt: time,
  businessDay: z.iso.date().nullable(),
  failureCode: z.string().nullable(),
  transactionId: z.string().nullable(),
  lastReadAt: time,
});

export const chargeEventSchema = z.object({
  type: z.string(),
  version: z.int(),
  position: z.int(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  cause: z.string(),
  causeRef: z.string().nullable(),
  evidence: z.string().nullable(),
  evidenceErased: erasureSchema.nullable(),
  hash: z.string(),
  data: z.record(z.string(), z.unknown()),
});

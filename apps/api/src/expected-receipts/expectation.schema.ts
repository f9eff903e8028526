import { z } from 'zod';
import { satangAnswer } from '../validation/fields.schema.js';
import { receiptAge, receiptState, standingSchema } from './standing.schema.js';

/** `open` is another word for `expected`, in questions only. */
export const statusAsked = z
  .enum(['expected', 'open', 'withdrawn'])
  .transform((status) => (status === 'open' ? 'expected' : status));

const text = z.string().nullable();

const receipt = {
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
};

export const expectationSchema = z.object({
  account: z.string(),
  ...receipt,
  revision: z.int(),
  status: z.enum(['expected', 'withdrawn']),
  withdrawnAt: z.iso.datetime().nullable(),
});

const totals = z.object({ count: z.int(), amount: satangAnswer });

export const expectationPageSchema = z.object({
  data: z.array(
    expectationSchema.extend({ state: receiptState.nullable(), age: receiptAge.nullable() }),
  ),
  nextCursor: z.string().nullable(),
  totals: totals
    .nullable()
    .meta({ description: 'Of all pages; on the first one only, and null with state=.' }),
});

const expectationEventSchema = z.object({
  type: z.string(),
  version: z.int(),
  position: z.int(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  cause: z.string(),
  causeRef: text,
  hash: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export const expectationWithHistorySchema = expectationSchema.extend({
  standing: standingSchema.nullable(),
  history: z.array(expectationEventSchema),
});

export const importAnswerSchema = z.object({
  accepted: z.int(),
  unchanged: z.int(),
  revised: z.int(),
  controlTotals: totals,
});

const rowError = z.object({ row: z.int(), field: text, code: z.string(), message: z.string() });

export const importPreviewSchema = importAnswerSchema.extend({
  importable: z.boolean(),
  days: z.array(z.object({ day: z.iso.date(), count: z.int(), amount: satangAnswer })),
  rows: z.array(z.object(receipt)),
  reading: z
    .object({
      form: z.enum(['csv', 'xlsx', 'html']),
      sheet: text,
      headingRow: z.int(),
      columns: z.record(z.string(), z.string()),
      ignored: z.array(z.string()),
    })
    .nullable(),
  errors: z.array(rowError),
  notNamed: z.int(),
});

export const withdrawalAnswerSchema = z.object({ reference: z.string(), changed: z.boolean() });

import { z } from 'zod';
import { dayField, satangAnswer, satangField } from '../validation/fields.schema.js';

/** Money given back outside Opn: satang, the day on which it left the bank, a note or none. */
export const returnSchema = z.strictObject({
  amount: satangField,
  date: dayField,
  note: z.string().nullable().default(null),
});

export const withdrawalSchema = z.strictObject({ reason: z.string() });

const text = z.string().nullable();

export const owedSchema = z.object({
  reference: z.string(),
  day: z.iso.date().nullable(),
  status: z.enum(['owed', 'held', 'recorded', 'approved', 'returned']),
  owed: satangAnswer,
  held: satangAnswer,
  writtenOff: satangAnswer,
  recorded: satangAnswer,
  approved: satangAnswer,
  dueAt: z.iso.date().nullable(),
  returns: z.array(
    z.object({
      number: z.int(),
      amount: satangAnswer,
      date: z.iso.date(),
      note: text,
      status: z.enum(['recorded', 'approved', 'withdrawn']),
      recordedBy: z.string(),
      recordedAt: z.iso.datetime(),
      approvedBy: text,
      settles: text,
      bankLine: text,
    }),
  ),
});

import { BALANCE_PARTS, MOVEMENT_KINDS } from '#reconciliation';
import { z } from 'zod';
import { dayField, satangAnswer } from '../validation/fields.schema.js';

export const balanceQuery = z.object({ from: dayField.optional(), to: dayField.optional() });

const observationSchema = z.object({
  observedAt: z.iso.datetime(),
  position: z.int(),
  stated: satangAnswer,
  books: satangAnswer,
  difference: satangAnswer,
  isComparable: z.boolean(),
});

export const balanceDaySchema = z.object({
  day: z.iso.date(),
  opening: satangAnswer,
  movements: z.array(
    z.object({ kind: z.enum(MOVEMENT_KINDS), count: z.int(), amount: satangAnswer }),
  ),
  closing: satangAnswer,
  observation: observationSchema.nullable(),
});

export const balancePartsSchema = z.object({
  day: z.iso.date(),
  total: satangAnswer,
  uncredited: satangAnswer,
  balance: satangAnswer,
  inTransit: satangAnswer,
  parts: z.array(
    z.object({
      part: z.enum(BALANCE_PARTS),
      originDay: z.iso.date().nullable(),
      count: z.int(),
      amount: satangAnswer,
      releaseOn: z.iso.date().nullable(),
      age: z.int().nullable(),
      bucket: z.string().nullable(),
    }),
  ),
});

import { z } from 'zod';
import { satangAnswer } from '../validation/fields.schema.js';

export const matchState = z.enum(['chosen', 'refused', 'undone']);

const text = z.string().nullable();
const time = z.iso.datetime();
const day = z.iso.date().nullable();

export const suggestionsSchema = z.object({
  day: z.iso.date(),
  data: z.array(
    z.object({
      expectation: z.string(),
      charge: z.string(),
      amount: satangAnswer,
      paidAt: time,
      score: z.int(),
      reasons: z.array(z.string()),
    }),
  ),
  isCut: z.boolean(),
});

export const matchSchema = z.object({
  id: z.string(),
  account: z.string(),
  expectation: z.string(),
  charge: z.string(),
  state: matchState,
  by: z.string(),
  at: time,
  note: text,
  undoneBy: text,
  undoneAt: time.nullable(),
  undoneNote: text,
  expectedOn: day,
  expected: satangAnswer.nullable(),
  paidOn: day,
  gross: satangAnswer.nullable(),
});

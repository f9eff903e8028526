import { MAX_BREAKS_AT_ONCE } from '#reconciliation';
import { z } from 'zod';
import { bodyFilterSchema } from './break.schema.js';

export const assignSchema = z.strictObject({ to: z.string() });
export const commentSchema = z.strictObject({ text: z.string() });
export const reasonSchema = z.strictObject({ reason: z.string() });

const which = {
  ids: z.array(z.string()).min(1).max(MAX_BREAKS_AT_ONCE).optional(),
  filter: bodyFilterSchema.optional(),
};

/** One action on many breaks: those named, or whatever a filter finds. */
export const bulkSchema = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('assign'), to: z.string(), ...which }),
    z.strictObject({ action: z.literal('comment'), text: z.string(), ...which }),
    z.strictObject({ action: z.literal('resolve'), reason: z.string(), ...which }),
    z.strictObject({ action: z.literal('write-off'), reason: z.string(), ...which }),
    z.strictObject({ action: z.literal('approve'), ...which }),
    z.strictObject({ action: z.literal('reject'), reason: z.string(), ...which }),
    z.strictObject({ action: z.literal('reopen'), reason: z.string(), ...which }),
  ])
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    message: 'Name the breaks in ids, or give a filter: one of both.',
    path: ['ids'],
  });

export const bulkAnswerSchema = z.object({
  done: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  results: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['done', 'unchanged', 'refused']),
      code: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
});

import type { z } from 'zod';
import { OpnShapeError } from './opn-shape.errors.js';

/** Applies a schema to one object of Opn's; the first thing wrong with it becomes the error. */
export function decodeWith<T>(kind: string, schema: z.ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.map(String).join('.');
  throw new OpnShapeError(kind, raw, field ? `"${field}"` : 'it', issue?.message ?? 'is invalid');
}

import type { z } from 'zod';
import { InvalidFieldsError } from '../http/http.errors.js';

/** What the schema makes of a value; every bad field is named at once. */
export function validWith<T>(
  schema: z.ZodType<T>,
  value: unknown,
  where: 'body' | 'query' | 'path',
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidFieldsError(
    where,
    result.error.issues.map(({ path, message }) => ({
      field: path.map(String).join('.'),
      message,
    })),
  );
}

import type { z } from 'zod';

/** Variables by name, none of them empty. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What was read, and what was wrong with it; `value` is null exactly if there are problems. */
export interface Checked<T> {
  readonly value: T | null;
  readonly problems: readonly string[];
}

/** Reads the variables of a schema; each problem names its variable, with the suffix. */
export function checked<T>(schema: z.ZodType<T>, values: Variables, suffix = ''): Checked<T> {
  const result = schema.safeParse(values);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.')}${suffix}: ${message}`,
  );
  return { value: null, problems };
}

/** The parts of a comma-separated text, without the spaces around them. */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const areDistinct = (parts: readonly string[]): boolean =>
  new Set(parts).size === parts.length;

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

const BASE64_GROUP = 4;

/** What is not Base64 is skipped in decoding, so only what comes back the same was. */
export function isBase64(text: string): boolean {
  const padded = text.padEnd(Math.ceil(text.length / BASE64_GROUP) * BASE64_GROUP, '=');
  return Buffer.from(padded, 'base64').toString('base64') === padded;
}

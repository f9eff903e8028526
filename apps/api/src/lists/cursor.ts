import { DomainError } from '#kernel';
import { z } from 'zod';

/** Where a page ended: the sort key of its last row. */
export type Keyset = readonly (string | number)[];

const MAX_CHARS = 1_000;
const MAX_PARTS = 8;
/** No key of a row has a NUL: no text in the database has. */
const text = z.string().refine((part) => !part.includes('\0'));
const keyset = z
  .array(z.union([text, z.int()]))
  .min(1)
  .max(MAX_PARTS);

export const encodeCursor = (key: Keyset): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** `cursor.invalid` for anything that no list has handed out. */
export function decodeCursor(text: string): Keyset {
  const result = keyset.safeParse(text.length > MAX_CHARS ? null : jsonIn(text));
  if (result.success && encodeCursor(result.data) === text) return result.data;
  throw new DomainError(
    'cursor.invalid',
    'The cursor is not one that a list has answered as nextCursor. Start again without it.',
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

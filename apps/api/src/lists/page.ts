import { z } from 'zod';
import { validWith } from '../validation/valid-with.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { Keyset } from './cursor.js';

export const MAX_LIMIT = 500;
export const DEFAULT_LIMIT = 100;

/** Every list of the API. `nextCursor` is `null` on its last page. */
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
}

/** Which part of a list is asked for. */
export interface PageQuery {
  readonly limit: number;
  /** One row more than the page has, so that it shows whether there is another page. */
  readonly take: number;
  /** The sort key after which the page begins; `null` for the first page. */
  readonly key: Keyset | null;
  /** The same, for lists that are sorted by one text. */
  readonly after: string | null;
}

const paging = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_LIMIT, `must be at most ${MAX_LIMIT}`)
    .default(DEFAULT_LIMIT),
  cursor: z.string().optional(),
});

/** Bad limits are `query.invalid`, bad cursors `cursor.invalid`. */
export function parsePageQuery({ limit: given, cursor: text }: Record<string, unknown>): PageQuery {
  const { limit, cursor } = validWith(
    paging,
    { limit: given === '' ? undefined : given, cursor: text === '' ? undefined : text },
    'query',
  );
  const key = cursor === undefined ? null : decodeCursor(cursor);
  return { limit, take: limit + 1, key, after: key === null ? null : String(key[0]) };
}

/** The page of the rows that `take` asked for; `keyOf` tells a row's sort key. */
export function pageOf<Item>(
  rows: readonly Item[],
  { limit }: PageQuery,
  keyOf: (item: Item) => Keyset,
): Page<Item> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const isThereMore = rows.length > limit && last !== undefined;
  return { data, nextCursor: isThereMore ? encodeCursor(keyOf(last)) : null };
}

/** For documentation: `@Answers(pageSchema(chargeSchema))`. */
export const pageSchema = (item: z.ZodType) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

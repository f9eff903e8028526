import { isBefore, parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { z } from 'zod';
import { renderList } from '../wire/render-list.js';
import type { Rendered } from '../wire/render-list.js';
import { json, refusal } from './route.js';
import type { Answer } from './route.js';

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

const instant = z.string().transform(parseInstant);

const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  offset: z.coerce.number().int().min(0).default(0),
  order: z.enum(['chronological', 'reverse_chronological']).default('chronological'),
  from: instant.optional(),
  to: instant.optional(),
});

/** Something that can stand in a list; rendered only if it is on the page. */
export interface Listed {
  readonly createdAt: Instant;
  readonly render: () => Rendered;
}

/** One page of what was created between `from` and `to`, both included. `items` are in order. */
export function listAnswer(
  location: string,
  items: readonly Listed[],
  query: URLSearchParams,
  now: Instant,
): Answer {
  const asked = parseQuery(query);
  if (!asked) return refusal(400, 'bad_request', 'limit, offset, order, from or to is invalid');
  const { limit, offset, order, from, to = now } = asked;
  const within = items.filter(
    ({ createdAt }) => !isBefore(to, createdAt) && !(from && isBefore(createdAt, from)),
  );
  const ordered = order === 'chronological' ? within : within.toReversed();
  const page = ordered.slice(offset, offset + limit).map(({ render }) => render());
  const frame = { limit, offset, order, to, total: within.length, ...(from && { from }) };
  return json(renderList(location, page, frame));
}

function parseQuery(query: URLSearchParams) {
  try {
    return listQuery.parse(Object.fromEntries(query));
  } catch {
    return null;
  }
}

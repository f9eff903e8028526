import { createParamDecorator } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { documented } from '../docs/documented.js';
import { DEFAULT_LIMIT, MAX_LIMIT, parsePageQuery } from './page.js';
import type { PageQuery } from './page.js';

const limit = ApiQuery({
  name: 'limit',
  required: false,
  schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
});

const cursor = ApiQuery({
  name: 'cursor',
  required: false,
  description: 'The `nextCursor` of the page before; opaque.',
  schema: { type: 'string' },
});

/** `?limit=&cursor=` of every list: `@Paging() page: PageQuery`. */
export const Paging = createParamDecorator(
  (_data: unknown, context): PageQuery => {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    return parsePageQuery(query as Record<string, unknown>);
  },
  [documented(limit), documented(cursor)],
);

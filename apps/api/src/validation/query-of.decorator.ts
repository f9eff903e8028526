import { createParamDecorator } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { documented } from '../docs/documented.js';
import { fieldsOf } from '../docs/json-schema.js';
import { validWith } from './valid-with.js';

/**
 * `@QueryOf(schema) query: z.infer<typeof schema>`, of the parameters that the schema names; bad
 * ones are 400 `query.invalid`. An empty parameter (`?status=`) counts as absent.
 */
export function QueryOf(schema: z.ZodObject): ParameterDecorator {
  return createParamDecorator(
    (_data: unknown, context): unknown => {
      const { query } = context.switchToHttp().getRequest<FastifyRequest>();
      const given = Object.entries(query as Readonly<Record<string, unknown>>);
      const filled = Object.fromEntries(given.filter(([, value]) => value !== ''));
      return validWith(schema, filled, 'query');
    },
    fieldsOf(schema).map((field) => documented(ApiQuery(field))),
  )();
}

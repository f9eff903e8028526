import { createParamDecorator } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { documented } from '../docs/documented.js';
import { fieldsOf } from '../docs/json-schema.js';
import { InvalidFieldsError } from '../http/http.errors.js';
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
      refuseNul(filled);
      return validWith(schema, filled, 'query');
    },
    fieldsOf(schema).map((field) => documented(ApiQuery(field))),
  )();
}

/** No text that is kept has this character, and the database cannot even look for it. */
function refuseNul(filled: Readonly<Record<string, unknown>>): void {
  const bad = Object.keys(filled).filter((name) => String(filled[name]).includes('\0'));
  if (bad.length === 0) return;
  const message = 'must not hold the character NUL (%00)';
  throw new InvalidFieldsError(
    'query',
    bad.map((field) => ({ field, message })),
  );
}

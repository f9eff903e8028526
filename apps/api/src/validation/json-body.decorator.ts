import { createParamDecorator } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { documented } from '../docs/documented.js';
import { jsonSchema } from '../docs/json-schema.js';
import { bytesOf, mediaTypeOf } from '../http/bodies.js';
import { MalformedBodyError, MediaTypeError } from '../http/http.errors.js';
import { validWith } from './valid-with.js';

const JSON_TYPE = 'application/json';

/**
 * `@JsonBody(schema) body: z.infer<typeof schema>`. Other media types are 415, what is no JSON is
 * 400 `body.malformed`, what does not fit the schema is 422 `body.invalid` with every bad field.
 */
export function JsonBody<T>(schema: z.ZodType<T>): ParameterDecorator {
  const description = ApiBody({ required: true, schema: jsonSchema(schema) });
  return createParamDecorator(
    (_data: unknown, context): T =>
      validWith(schema, readJson(context.switchToHttp().getRequest<FastifyRequest>()), 'body'),
    [documented(description)],
  )();
}

/** The same for a request that may come without a body, which then means `{}`. */
export function OptionalJsonBody<T>(schema: z.ZodType<T>): ParameterDecorator {
  const description = ApiBody({ required: false, schema: jsonSchema(schema) });
  return createParamDecorator(
    (_data: unknown, context): T => {
      const request = context.switchToHttp().getRequest<FastifyRequest>();
      return validWith(schema, bytesOf(request.body).length === 0 ? {} : readJson(request), 'body');
    },
    [documented(description)],
  )();
}

export function readJson({ headers, body }: FastifyRequest): unknown {
  const type = mediaTypeOf(headers['content-type']);
  if (type !== JSON_TYPE) throw new MediaTypeError(type, [JSON_TYPE]);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(body)));
  } catch {
    throw new MalformedBodyError('it is not JSON in UTF-8');
  }
}

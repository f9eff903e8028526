import { createParamDecorator } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { documented } from '../docs/documented.js';
import { bytesOf, mediaTypeOf } from '../http/bodies.js';
import { MediaTypeError } from '../http/http.errors.js';

/** A body as it came, of one of the media types that the route takes. */
export interface Uploaded {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** `@Upload(['text/csv', 'application/json']) file: Uploaded`; others are 415. */
export function Upload(mediaTypes: readonly string[]): ParameterDecorator {
  const bytes = ApiBody({ required: true, schema: { type: 'string', format: 'binary' } });
  return createParamDecorator(
    (_data: unknown, context): Uploaded => {
      const { headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
      const mediaType = mediaTypeOf(headers['content-type']);
      if (mediaTypes.includes(mediaType)) return { mediaType, bytes: bytesOf(body) };
      throw new MediaTypeError(mediaType, mediaTypes);
    },
    [documented(bytes), documented(ApiConsumes(...mediaTypes))],
  )();
}

import type { FastifyInstance } from 'fastify';

const MEBIBYTE = 1_048_576;

/** What a body may weigh, unless its route says otherwise with `@BodyLimit`. */
export const BODY_LIMIT_BYTES = MEBIBYTE;
export const WEBHOOK_LIMIT_BYTES = MEBIBYTE;
export const IMPORT_LIMIT_BYTES = 10 * MEBIBYTE;

const NOTHING = Buffer.alloc(0);

/** Where a route keeps its own limit until the router learns of it. */
export const BODY_LIMIT = 'bodyLimitBytes';

/**
 * Bodies stay the bytes that came: a signature is over bytes, and only the route knows what it
 * takes. Read them with `@JsonBody`, `@Upload` or `@RawBytes`.
 */
export function keepBodiesRaw(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  fastify.addHook('onRoute', (route) => {
    const limit = (route.config as Record<string, unknown> | undefined)?.[BODY_LIMIT];
    if (typeof limit === 'number') route.bodyLimit = limit;
  });
}

export const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : NOTHING);

/** `text/csv` of `Text/CSV; charset=utf-8`. */
export const mediaTypeOf = (header: string | undefined): string =>
  (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

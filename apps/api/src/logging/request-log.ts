import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const REFUSED = 400;
/** Probes and webhooks come by the thousand: only what was refused is worth a line. */
const QUIET = /^\/(webhooks|health|metrics)\b/;

/** One line for each request: what was asked, by which key, and what came of it. Never contents. */
export function logRequests(fastify: FastifyInstance): void {
  const logger = new Logger('request');
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? null;
    const status = reply.statusCode;
    if (status >= REFUSED || !QUIET.test(route ?? '')) {
      logger.log({
        method: request.method,
        route,
        status,
        ms: Math.round(reply.elapsedTime),
        key: request.principal?.keyId ?? null,
      });
    }
    done();
  });
}

import { withLogFields } from '#kernel';
import type { LogFields } from '#kernel';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const REFUSED = 400;
/** Probes and webhooks come by the thousand: only what was refused is worth a line. */
const QUIET = /^\/(webhooks|health|metrics)\b/;

/** One line for each request: what was asked, by which key, and what came of it. Never contents. */
export function logRequests(fastify: FastifyInstance): void {
  const logger = new Logger('request');
  fastify.addHook('onResponse', (request, reply, done) => {
    const fields = fieldsOf(request, reply);
    const { method, route, status } = fields;
    const isNews = reply.statusCode >= REFUSED || !QUIET.test(request.routeOptions.url ?? '');
    withLogFields(fields, () => {
      logger[isNews ? 'log' : 'debug'](`${method} ${route} ${status}`);
    });
    done();
  });
}

/** The account is the one that was asked for; without it the default one is meant. */
function fieldsOf(request: FastifyRequest, reply: FastifyReply) {
  const { method, routeOptions, principal } = request;
  const { account } = request.query as Readonly<Record<string, unknown>>;
  const route = routeOptions.url ?? 'no route';
  const numbers = { status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
  return {
    ...{ method, route, ...numbers },
    ...(principal && { key: principal.keyId }),
    ...(typeof account === 'string' && ACCOUNT.test(account) && { account }),
  } satisfies LogFields;
}

/** Anything else is not an account, and may be long. */
const ACCOUNT = /^[a-z0-9-]{1,64}$/;

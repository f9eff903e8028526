import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

const ID_BYTES = 8;
const ACCEPTED_ID = /^[A-Za-z0-9._-]{1,64}$/;
export const REQUEST_ID_HEADER = 'x-request-id';

const context = new AsyncLocalStorage<string>();

/** Whoever is in front may name the request; otherwise it gets a name here. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID_HEADER];
  if (typeof given === 'string' && ACCEPTED_ID.test(given)) return given;
  return randomBytes(ID_BYTES).toString('hex');
}

/** The request on whose behalf the code runs that asks; `undefined` outside of any. */
export const currentRequestId = (): string | undefined => context.getStore();

export function rememberRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    context.run(request.id, done);
  });
}

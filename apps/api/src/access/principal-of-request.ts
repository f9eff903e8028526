import type { Principal } from '#access';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; `null` on open routes, and before the guard has looked. */
    principal: Principal | null;
  }
}

export function rememberPrincipals(fastify: FastifyInstance): void {
  fastify.decorateRequest('principal', null);
}

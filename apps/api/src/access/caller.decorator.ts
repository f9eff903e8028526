import type { Principal } from '#access';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { MissingKeyError } from './access.errors.js';

/** Who is asking: `@Caller() caller: Principal`. Not for open routes. */
export const Caller = createParamDecorator((_data: unknown, context): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (principal === null) throw new MissingKeyError();
  return principal;
});

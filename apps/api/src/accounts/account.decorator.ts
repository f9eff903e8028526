import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiQuery } from '@nestjs/swagger';
import { MissingKeyError } from '../access/access.errors.js';
import { documented } from '../docs/documented.js';
import { AccountPipe } from './account.pipe.js';
import type { AskedAccount } from './account.pipe.js';

const ofRequest = createParamDecorator(
  (_data: unknown, context): AskedAccount => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.principal === null) throw new MissingKeyError();
    const { account } = request.query as Readonly<Record<string, unknown>>;
    return { given: account, principal: request.principal };
  },
  [
    documented(
      ApiQuery({
        name: 'account',
        required: false,
        description: 'One Opn account in one mode; by default the one of OPN_ACCOUNT.',
        schema: { type: 'string', example: 'main' },
      }),
    ),
  ],
);

/**
 * `?account=` of every `/v1` route: `@Account() account: string`. It exists, and the key may see
 * it; otherwise `account.invalid`, `account.unknown`, `auth.forbidden`.
 */
export const Account = (): ParameterDecorator => ofRequest(AccountPipe);

import { Authenticator, covers } from '#access';
import type { Principal } from '#access';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { InvalidKeyError, MissingKeyError, RoleTooWeakError } from './access.errors.js';
import { ROUTE_ACCESS } from './needs.decorator.js';
import type { RouteAccess } from './needs.decorator.js';
import { RateLimits } from './rate-limits.js';

const BEARER = /^Bearer +(\S.*)$/i;

/** Nobody passes without a key whose role covers the route, unless the route is declared open. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'open') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.identify(request);
    request.principal = principal;
    await this.limits.countRequest(request);
    if (access === undefined) return false; // unreachable: start-up refuses such a route
    if (!covers(principal.role, access.role)) throw new RoleTooWeakError(principal, access.role);
    return true;
  }

  private async identify(request: FastifyRequest): Promise<Principal> {
    const key = BEARER.exec(request.headers.authorization ?? '')?.[1]?.trim();
    if (key === undefined) throw new MissingKeyError();
    await this.limits.refuseGuessing(request);
    const principal = await this.authenticator.authenticate(key);
    if (principal !== null) return principal;
    await this.limits.countFailure(request);
    throw new InvalidKeyError();
  }
}

import type { Role } from '#access';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';

/** Who may call a route: somebody with a role, or anybody, for a reason. */
export type RouteAccess =
  { readonly kind: 'role'; readonly role: Role } | { readonly kind: 'open'; readonly why: string };

export const ROUTE_ACCESS = 'yodtrong:route-access';
export const BEARER = 'apiKey';

const declareAccess = (access: RouteAccess) => SetMetadata(ROUTE_ACCESS, access);

/** The role it takes to call this route, or each route of this controller. */
export const Needs = (role: Role): MethodDecorator & ClassDecorator =>
  applyDecorators(
    declareAccess({ kind: 'role', role }),
    ApiBearerAuth(BEARER),
    ApiExtension('x-needs', role),
  );

/** Anybody may call this route. The reason is for whoever reviews what is open. */
export const Open = (why: string): MethodDecorator & ClassDecorator =>
  declareAccess({ kind: 'open', why });

import { DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_ACCESS } from './needs.decorator.js';

type Handler = (...args: readonly unknown[]) => unknown;

/** Refuses to start while a route does not say who may call it. */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype === null ? [] : this.undeclaredIn(metatype as Type)));
    if (undeclared.length === 0) return;
    throw new DomainError(
      'internal.route_undeclared',
      `Who may call ${undeclared.join(', ')}? Say so with @Needs(role).`,
    );
  }

  private undeclaredIn(controller: Type): string[] {
    const prototype = controller.prototype as Readonly<Record<string, Handler>>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => {
        const handler = prototype[name];
        if (handler === undefined || !isRoute(handler)) return false;
        return this.reflector.getAllAndOverride(ROUTE_ACCESS, [handler, controller]) === undefined;
      })
      .map((name) => `${controller.name}.${name}`);
  }
}

const isRoute = (handler: Handler): boolean => Reflect.hasMetadata(METHOD_METADATA, handler);

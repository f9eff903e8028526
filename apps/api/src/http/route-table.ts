import { HttpException, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { DomainError } from '#kernel';
import { MethodNotAllowedError, UnknownRouteError } from './http.errors.js';

export interface ServedRoute {
  readonly method: string;
  /** As it was declared: `/v1/charges/:id`. */
  readonly url: string;
}

const NOT_FOUND = 404;

/** Every route that is served, as the router itself was told of it. */
@Injectable()
export class RouteTable {
  private readonly served: (ServedRoute & { readonly pattern: RegExp })[] = [];

  get routes(): readonly ServedRoute[] {
    return this.served.map(({ method, url }) => ({ method, url }));
  }

  listenTo(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) {
        this.served.push({ method: one, url, pattern: patternOf(url) });
      }
    });
  }

  /** What the router's bare "not found" means: no such path, or not with this method. */
  explain(error: unknown, path: string): DomainError | null {
    if (!(error instanceof HttpException) || error.getStatus() !== NOT_FOUND) return null;
    const methods = this.served
      .filter(({ pattern }) => pattern.test(path))
      .map(({ method }) => method);
    if (methods.length === 0) return new UnknownRouteError(path);
    return new MethodNotAllowedError(path, [...new Set(methods)].sort());
  }
}

/** `/v1/reports/:day.xlsx` as a pattern: a parameter is anything within its segment. */
function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\/:\w+|:\w+/g, (found) => (found.startsWith('/') ? '/[^/]+' : '[^/]+'))
    .replaceAll('*', '.*');
  return new RegExp(`^${source}/?$`);
}

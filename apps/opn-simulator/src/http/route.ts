import type { Rendered } from '../wire/render-list.js';
import { renderError } from '../wire/render-account.js';

/** A request as a handler sees it. */
export interface Asked {
  readonly query: URLSearchParams;
  /** The `:id` of the path. */
  readonly id: string;
  readonly body: Rendered;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection ends half-way through the text. */
  readonly isCut?: boolean;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (asked: Asked) => Answer;
}

export const json = (body: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(body),
});

/** What a proxy shows to people. */
export const page = (status: number, title: string): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  text: `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`,
});

export const refusal = (status: number, code: string, message: string): Answer =>
  json(renderError(code, message), status);

export const found = (body: Rendered | null | undefined, what: string): Answer =>
  body ? json(body) : refusal(404, 'not_found', `${what} was not found`);

export interface RouteMatch {
  readonly route: Route;
  readonly id: string;
}

export function findRoute(
  routes: readonly Route[],
  method: string | undefined,
  path: string,
): RouteMatch | null {
  for (const route of routes) {
    const id = route.method === method ? idIn(path, route.path) : null;
    if (id !== null) return { route, id };
  }
  return null;
}

/** The part of `path` in the place of `:id`, empty if the pattern has none; null if it differs. */
function idIn(path: string, pattern: string): string | null {
  const [given, wanted] = [path.split('/'), pattern.split('/')];
  const fits = wanted.every((part, index) => part === ':id' || part === given[index]);
  if (!fits || given.length !== wanted.length) return null;
  return given[wanted.indexOf(':id')] ?? '';
}

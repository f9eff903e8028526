import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { sha256 } from '#kernel';
import type { Rendered } from '../wire/render-list.js';
import type { Simulation } from '../simulation.js';
import { opnRoutes } from './opn-routes.js';
import { readBody } from './read-body.js';
import { findRoute, refusal } from './route.js';
import type { Answer, Route } from './route.js';
import { simulatorRoutes } from './simulator-routes.js';

const DIRECTOR = '/simulator/';

/** Opn's API for whoever has the key; the director's view for whoever is on this machine. */
export function createSimulatorServer(simulation: Simulation, secretKey: string): Server {
  const opn = opnRoutes(simulation);
  const director = simulatorRoutes(simulation);
  const wanted = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname.startsWith(DIRECTOR)) return dispatch(director, request, url);
    if (!isSame(request.headers.authorization ?? '', wanted)) {
      return refusal(401, 'authentication_failure', 'authentication failed');
    }
    return dispatch(opn, request, url);
  };
  return createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => refusal(500, 'internal_error', String(error)))
      .then((given) => write(response, given))
      .catch(() => response.destroy());
  });
}

async function dispatch(
  routes: readonly Route[],
  request: IncomingMessage,
  url: URL,
): Promise<Answer> {
  const match = findRoute(routes, request.method, url.pathname);
  if (!match) return refusal(404, 'not_found', `${url.pathname} was not found`);
  const body: Rendered | null = request.method === 'POST' ? await readBody(request) : {};
  if (body === null) return refusal(400, 'bad_request', 'the body cannot be read');
  return match.route.handle({ query: url.searchParams, id: match.id, body });
}

function write(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

const isSame = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(left)), Buffer.from(sha256(right)));

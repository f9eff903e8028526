import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { sha256 } from '#kernel';
import type { Rendered } from '../wire/render-list.js';
import type { Simulation } from '../simulation.js';
import { FaultyAnswers } from './faulty-answers.js';
import { opnRoutes } from './opn-routes.js';
import { readBody } from './read-body.js';
import { findRoute, refusal } from './route.js';
import type { Answer, Route, RouteMatch } from './route.js';
import { simulatorRoutes } from './simulator-routes.js';

const DIRECTOR = '/simulator/';
const NO_LISTS = ['/account', '/balance'];

/** Opn's API for whoever has the key; the director's view for whoever is on this machine. */
export function createSimulatorServer(simulation: Simulation, secretKey: string): Server {
  const opn = opnRoutes(simulation);
  const director = simulatorRoutes(simulation);
  const wanted = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
  const faulty = new FaultyAnswers(simulation.world, simulation.faults);

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname.startsWith(DIRECTOR)) return dispatch(director, request, url);
    if (!isSame(request.headers.authorization ?? '', wanted)) {
      return refusal(401, 'authentication_failure', 'authentication failed');
    }
    return dispatch(opn, request, url, faulty);
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
  faulty?: FaultyAnswers,
): Promise<Answer> {
  const match = findRoute(routes, request.method, url.pathname);
  if (!match) return refusal(404, 'not_found', `${url.pathname} was not found`);
  const { route, id } = match;
  const body: Rendered | null = request.method === 'POST' ? await readBody(request) : {};
  if (body === null) return refusal(400, 'bad_request', 'the body cannot be read');
  const handle = (query: URLSearchParams): Answer => route.handle({ query, id, body });
  if (!faulty) return handle(url.searchParams);
  return faulty.answer({ method: route.method, url, isList: isList(match), handle });
}

const isList = ({ route, id }: RouteMatch): boolean =>
  route.method === 'GET' && id === '' && !NO_LISTS.includes(route.path);

function write(response: ServerResponse, { status, type, text, headers, isCut }: Answer): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    ...headers,
  });
  if (!isCut) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

const isSame = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(left)), Buffer.from(sha256(right)));

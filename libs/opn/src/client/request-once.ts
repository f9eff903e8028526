import { epochMs } from '#kernel';
import type { Clock, Instant } from '#kernel';
import { Deadline } from './deadline.js';
import { OpnError } from './opn.errors.js';
import type { OpnErrorCode } from './opn.errors.js';
import type { OpnLimits } from './opn-limits.js';
import { BodyTooLarge, readBody } from './read-body.js';
import { refusal } from './refusal.js';

/** What Opn answered, and when it was asked: a read counts for what happened before it began. */
export interface OpnAnswer {
  /** The JSON value as it came. */
  readonly raw: unknown;
  readonly requestedAt: Instant;
  readonly receivedAt: Instant;
}

export interface Connection {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly limits: OpnLimits;
}

/** One try at one GET. Whatever goes wrong is an `OpnError`. */
export async function requestOnce(
  connection: Connection,
  path: string,
  callers: readonly AbortSignal[] = [],
): Promise<OpnAnswer> {
  const { clock, limits } = connection;
  const requestedAt = clock.now();
  const deadline = new Deadline(limits.tryMs, callers);
  try {
    const raw = await exchange(connection, path, deadline);
    return { raw, requestedAt, receivedAt: clock.now() };
  } finally {
    deadline.release();
  }
}

async function exchange(connection: Connection, path: string, deadline: Deadline) {
  const { clock, limits } = connection;
  const failure = (code: OpnErrorCode, answered: string, cause: unknown): OpnError => {
    const request = `GET ${path}`;
    if (deadline.isGivenUp) return new OpnError('opn.aborted', 'not waited for', { request });
    if (!deadline.isTimeUp) return new OpnError(code, answered, { request }, { cause });
    const late = `no complete answer within ${limits.tryMs} ms`;
    return new OpnError('opn.unavailable', late, { request });
  };
  const response = await send(connection, path, deadline.signal).catch((cause: unknown) => {
    throw failure('opn.unavailable', `it could not be reached (${reasonOf(cause)})`, cause);
  });
  const body = await readBody(response, limits.maxBodyBytes).catch((cause: unknown) => {
    if (cause instanceof BodyTooLarge) throw failure('opn.too_large', cause.message, cause);
    throw failure('opn.malformed', `the answer broke off (${reasonOf(cause)})`, cause);
  });
  const raw = parseJson(body);
  if (!response.ok) throw refusal(path, response, raw, epochMs(clock.now()));
  if (raw === undefined) throw failure('opn.malformed', notJson(response, body), undefined);
  return raw;
}

function send({ baseUrl, headers, fetch }: Connection, path: string, signal: AbortSignal) {
  // A redirect would take the key along, or lead to a page for people.
  return fetch(`${baseUrl}${path}`, { method: 'GET', headers, signal, redirect: 'manual' });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function notJson(response: Response, body: Buffer): string {
  const type = response.headers.get('content-type') ?? 'no content type';
  return `the answer is not JSON (${body.length} bytes, ${type})`;
}

/** `ECONNREFUSED` and the like: fetch hides it one level down. */
function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return 'unknown reason';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { FixedClock, parseInstant } from '#kernel';
import { LoopbackServer } from '../../../../test/support/loopback-server.js';
import { createOpnClient } from './opn-client.js';
import type { OpnClient } from './opn-client.js';
import type { OpnClientOptions } from './opn-client-options.js';
import { OpnError } from './opn.errors.js';

export const SECRET_KEY = 'skey_test_5vcd3j9c9r0p4ayml0d';
export const CHARGE = { object: 'charge', id: 'chrg_test_1' };
export const NOW = parseInstant('2026-11-20T03:48:31Z');

/** Limits of a client that soon tries again; on a busy machine an answer takes its time. */
const LIMITS = {
  tryMs: 10_000,
  maxTries: 3,
  backoff: { firstMs: 1, capMs: 2 },
  maxRetryAfterMs: 50,
  maxBodyBytes: 1_000,
};

/** Soon tired of waiting as well. */
export const QUICK = { ...LIMITS, tryMs: 500 };

/**
 * For tests: a server on loopback that answers what it is told, in turn, and notes the requests.
 */
export class LocalOpn extends LoopbackServer {
  /** The last one is given to whoever asks again. */
  answers: RequestListener[] = [];
  readonly requests: IncomingMessage[] = [];

  protected override answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    answer?.(request, response);
  }

  /** A client of this server, with a clock that stands still. */
  client(options: Partial<OpnClientOptions> = {}): OpnClient {
    const given = { baseUrl: this.url, clock: new FixedClock(NOW), limits: LIMITS };
    return createOpnClient({ ...given, secretKeys: [SECRET_KEY], ...options });
  }
}

export const json =
  (status: number, body: unknown, headers = {}): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

export const html =
  (status: number): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Welcome to nginx</h1>');

export const half: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-length': 1_000 }).write('{"object":"charge",');
  setImmediate(() => response.destroy());
};

export const silence: RequestListener = () => undefined;

export const drip: RequestListener = (_, response) => {
  response.writeHead(200).write('{');
};

/** Signs in who has one of these keys; others get Opn's 401. */
export const forKeys =
  (keys: readonly string[], answer: RequestListener): RequestListener =>
  (request, response) => {
    const mayEnter = keys.some((key) => request.headers.authorization === basic(key));
    (mayEnter ? answer : json(401, error('authentication_failure')))(request, response);
  };

export const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

/** Opn's error object. */
export const error = (code: string) => ({ object: 'error', code, message: 'see the code' });

/** The `OpnError` that something asked for fails with. */
export async function failure(asked: Promise<unknown>): Promise<OpnError> {
  const refused = await asked.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (refused instanceof OpnError) return refused;
  throw new Error(`Expected an OpnError, got ${String(refused)}`);
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpnError } from './opn.errors.js';

/**
 * For tests: a server on loopback that answers what it is told, in turn, and notes the requests.
 */
export class LocalOpn {
  /** The last one is given to whoever asks again. */
  answers: RequestListener[] = [];
  readonly requests: IncomingMessage[] = [];
  readonly server = createServer((request, response) => {
    this.requests.push(request);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    answer?.(request, response);
  });

  async start(): Promise<this> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
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

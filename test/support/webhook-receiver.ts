import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LoopbackServer } from './loopback-server.js';

/** Of each request it is asked what to answer: a status, or nothing for ever. */
export type Answer = number | 'hangs' | 'talks for ever' | { readonly redirectTo: string };

export interface ReceivedCall {
  readonly path: string;
  readonly id: string;
  readonly timestamp: string;
  /** Whether its signature is that of the body, by the documented rule. */
  readonly isSigned: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A receiver of notifications, as its owner would write it. */
export class WebhookReceiver extends LoopbackServer {
  readonly calls: ReceivedCall[] = [];
  answers: Answer | ((call: ReceivedCall) => Answer) = 200;

  constructor(private readonly secret: Uint8Array) {
    super();
  }

  get ids(): readonly string[] {
    return this.calls.map(({ id }) => id);
  }

  /** Nobody listens on its port until it is back. */
  async goDown(): Promise<() => Promise<void>> {
    const { port } = this.server.address() as AddressInfo;
    await this.stop();
    return async () => {
      await once(this.server.listen(port, '127.0.0.1'), 'listening');
    };
  }

  protected answer(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.take(request, Buffer.concat(chunks), response));
  }

  private take(request: IncomingMessage, raw: Buffer, response: ServerResponse): void {
    const header = (name: string): string => String(request.headers[name]);
    const timestamp = header('yodtrong-timestamp');
    const hmac = createHmac('sha256', this.secret).update(`${timestamp}.`).update(raw);
    const call: ReceivedCall = {
      path: request.url ?? '',
      id: header('yodtrong-delivery'),
      timestamp,
      isSigned: header('yodtrong-signature') === `v1=${hmac.digest('hex')}`,
      body: JSON.parse(raw.toString('utf8')) as ReceivedCall['body'],
    };
    this.calls.push(call);
    reply(response, typeof this.answers === 'function' ? this.answers(call) : this.answers);
  }
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer === 'hangs') return;
  if (answer === 'talks for ever') {
    response.writeHead(200);
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(1_000), () => setImmediate(more));
    };
    more();
  } else if (typeof answer === 'object') {
    response.writeHead(302, { location: answer.redirectTo }).end();
  } else {
    response.writeHead(answer).end('secret words of the receiver');
  }
}

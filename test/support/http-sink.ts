import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from './loopback-server.js';

export interface SunkCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers: a status, words and headers; or nothing for ever. */
export type SinkAnswer =
  | 'hangs'
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** Takes whatever is posted to it, and answers as it is told. */
export class HttpSink extends LoopbackServer {
  readonly calls: SunkCall[] = [];
  answers: SinkAnswer | ((call: SunkCall) => SinkAnswer) = { status: 200, body: 'ok' };

  /** Bodies as JSON. */
  get bodies(): readonly unknown[] {
    return this.calls.map(({ body }) => JSON.parse(body) as unknown);
  }

  protected answer(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      const call = { path, headers, body: Buffer.concat(chunks).toString('utf8') };
      this.calls.push(call);
      const answer = typeof this.answers === 'function' ? this.answers(call) : this.answers;
      if (answer === 'hangs') return;
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    });
  }
}

import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** How many bytes of a refusal are read; without it none. */
  readonly reasonBytes?: number;
}

export interface PostAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** How a refusal begins; empty where it was not asked for. */
  readonly reason: string;
}

/**
 * Posts once, on a connection of its own: one that is kept may be closed at the other end just as
 * it is used, and a post must not be repeated by a library. Follows no redirect; of the answer only
 * the head is read, and the beginning of a refusal, however much follows.
 */
export function postOnce({ url, headers, body, signal, reasonBytes = 0 }: Post) {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const bytes = Buffer.from(body);
  const length = { 'content-length': String(bytes.length), connection: 'close' };
  return new Promise<PostAnswer>((resolve, reject) => {
    const options = { method: 'POST', agent: false, headers: { ...headers, ...length }, signal };
    const request = send(url, options, (response: IncomingMessage) => {
      const { statusCode: status = 0, headers: answered } = response;
      const wanted = status >= 400 ? reasonBytes : 0;
      void beginningOf(response, wanted).then((reason) => {
        resolve({ status, retryAfter: answered['retry-after'] ?? null, reason });
        response.destroy();
      });
    });
    request.on('error', reject);
    request.end(bytes);
  });
}

/** What had come by then, also of an answer that broke off. */
function beginningOf(response: IncomingMessage, bytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  const read = (): Buffer => Buffer.concat(chunks).subarray(0, bytes);
  if (bytes === 0) return Promise.resolve('');
  return new Promise((resolve) => {
    const end = (): void => resolve(read().toString('utf8'));
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (read().length >= bytes) end();
    });
    response.on('end', end).on('error', end).on('close', end);
  });
}

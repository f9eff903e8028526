import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface PostAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
}

/**
 * Posts once, on a connection of its own: one that is kept may be closed at the other end just as
 * it is used, and a post must not be repeated by a library. Follows no redirect; of the answer only
 * the head is read, however much follows.
 */
export function postOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<PostAnswer> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const bytes = Buffer.from(body);
  const length = { 'content-length': String(bytes.length), connection: 'close' };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: false, headers: { ...headers, ...length }, signal };
    const request = send(url, options, (response: IncomingMessage) => {
      const { statusCode = 0, headers: answered } = response;
      resolve({ status: statusCode, retryAfter: answered['retry-after'] ?? null });
      response.destroy();
    });
    request.on('error', reject);
    request.end(bytes);
  });
}

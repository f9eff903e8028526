import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '#kernel';
import { decodeWebhookSecret, parseWebhookBody, verifySignature } from '#opn';
import type { WebhookHint } from '#opn';

export interface Received {
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
  /** `ok`, or why the signature is refused. */
  readonly verdict: string;
  readonly status: number;
  /** Null unless it is a genuine event. */
  readonly hint: WebhookHint | null;
}

/** A merchant who takes webhooks as they should be taken, and keeps them all. */
export class Merchant {
  readonly received: Received[] = [];
  private readonly server: Server;

  constructor(
    private readonly secret: string,
    private readonly now: () => Instant,
  ) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isPost = request.method === 'POST';
        const status = isPost ? this.take(Buffer.concat(chunks), request.headers) : 200;
        response.writeHead(status).end();
      });
    });
  }

  async open(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhooks/opn`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private take(body: Buffer, headers: IncomingHttpHeaders): number {
    const judged = this.judge(body, headers);
    this.received.push({ body, headers, ...judged });
    return judged.status;
  }

  private judge(body: Buffer, headers: IncomingHttpHeaders) {
    const verdict = verifySignature({
      body,
      signature: headers['omise-signature'] as string | undefined,
      timestamp: headers['omise-signature-timestamp'] as string | undefined,
      secrets: [decodeWebhookSecret(this.secret)],
      now: this.now(),
    });
    if (!verdict.ok) return { verdict: verdict.reason, status: 401, hint: null };
    try {
      return { verdict: 'ok', status: 200, hint: parseWebhookBody(body) };
    } catch {
      return { verdict: 'ok', status: 400, hint: null };
    }
  }
}

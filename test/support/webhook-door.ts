import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '#kernel';
import type { WebhookInbox } from '#ingestion';
import { LoopbackServer } from './loopback-server.js';

const STATUS_OF: readonly (readonly [prefix: string, status: number])[] = [
  ['webhook.signature', 401],
  ['webhook.not_an_event', 400],
  ['webhook.overloaded', 503],
];

/** A door for webhooks on loopback, `/<account>`: what it answers 200 to is in the inbox. */
export class WebhookDoor extends LoopbackServer {
  /** How many webhooks were answered with success, by account. */
  readonly accepted = new Map<string, number>();
  constructor(private readonly inbox: WebhookInbox) {
    super();
  }

  urlFor(account: string): string {
    return `${this.url}/${account}`;
  }

  protected override answer(request: IncomingMessage, response: ServerResponse): void {
    this.take(request)
      .then((status) => response.writeHead(status).end())
      .catch(() => response.destroy());
  }

  private async take(request: IncomingMessage): Promise<number> {
    if (request.method === 'GET') return 200; // somebody asks whether we live
    const account = (request.url ?? '/').slice(1);
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const status = await this.receive(account, Buffer.concat(chunks), request.headers);
    if (status === 200) this.accepted.set(account, (this.accepted.get(account) ?? 0) + 1);
    return status;
  }

  private async receive(
    account: string,
    body: Buffer,
    headers: IncomingMessage['headers'],
  ): Promise<number> {
    const text = (name: string): string | undefined => headers[name]?.toString();
    const signature = text('omise-signature');
    const timestamp = text('omise-signature-timestamp');
    const contentType = text('content-type');
    try {
      await this.inbox.receive({ account, body, signature, timestamp, contentType });
      return 200;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return STATUS_OF.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? 500;
    }
  }
}

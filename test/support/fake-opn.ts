import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Raw = Readonly<Record<string, unknown>>;

/** How a request may be answered instead of properly. */
export type Mishap = (response: ServerResponse) => void;

const PAGE = 100;

/** Opn for tests: charges by id and as a list, answered as they stand or as a mishap wants it. */
export class FakeOpn {
  readonly charges = new Map<string, Raw>();
  /** Paths of all requests, in order. */
  readonly requests: string[] = [];
  /** By charge id, or `list`. The first in line answers; the last one stays. */
  readonly mishaps = new Map<string, Mishap[]>();
  private readonly server = createServer((request, response) => this.answer(request, response));

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

  put(...charges: readonly Raw[]): void {
    for (const charge of charges) this.charges.set(String(charge['id']), charge);
  }

  forget(): void {
    this.charges.clear();
    this.mishaps.clear();
    this.requests.length = 0;
  }

  /** Answers about this charge (or `list`) go wrong in this order, the last one for good. */
  spoil(what: string, ...mishaps: readonly Mishap[]): void {
    this.mishaps.set(what, [...mishaps]);
  }

  readsOf(id: string): number {
    return this.requests.filter((path) => path === `/charges/${id}`).length;
  }

  private readonly answer: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://opn');
    this.requests.push(url.pathname);
    const id = url.pathname.split('/')[2] ?? 'list';
    const line = this.mishaps.get(id) ?? [];
    const mishap = line.length > 1 ? line.shift() : line[0];
    if (mishap) mishap(response);
    else if (id === 'list') json(200, this.list(url.searchParams))(response);
    else json(...this.one(id))(response);
  };

  private one(id: string): [number, unknown] {
    const charge = this.charges.get(id);
    return charge ? [200, charge] : [404, error('not_found')];
  }

  private list(query: URLSearchParams): Raw {
    const offset = Number(query.get('offset') ?? 0);
    const limit = Math.min(Number(query.get('limit') ?? PAGE), PAGE);
    const all = inWindow([...this.charges.values()], query);
    const data = all.slice(offset, offset + limit);
    return { object: 'list', data, limit, offset, total: all.length };
  }
}

const createdAt = (object: Raw): number => Date.parse(String(object['created_at']));

/** What was created from `from` to `to`, in that order; what states no time is always in. */
function inWindow(objects: readonly Raw[], query: URLSearchParams): readonly Raw[] {
  const bound = (name: string) => Date.parse(query.get(name) ?? '');
  const isOut = (at: number) => at < bound('from') || at > bound('to'); // no comparison without one
  const isIn = (object: Raw) => !isOut(createdAt(object));
  const inOrder = objects.filter(isIn).sort((a, b) => createdAt(a) - createdAt(b) || 0);
  return query.get('order') === 'reverse_chronological' ? inOrder.reverse() : inOrder;
}

export const error = (code: string): Raw => ({ object: 'error', code, message: 'see the code' });

export const json =
  (status: number, body: unknown): Mishap =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

export const html: Mishap = (response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to nginx</h1>');

export const half: Mishap = (response) => {
  response.writeHead(200, { 'content-length': 1_000 }).write('{"object":"charge",');
  setImmediate(() => response.destroy());
};

export const silence: Mishap = () => undefined;

/** The head comes at once and the rest never. */
export const drip: Mishap = (response) => void response.writeHead(200).write('{');

export const hangUp: Mishap = (response) => void response.destroy();

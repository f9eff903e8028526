import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from './loopback-server.js';

export type Raw = Readonly<Record<string, unknown>>;

/** How a request may be answered instead of properly. */
export type Mishap = (response: ServerResponse) => void;

const PAGE = 100;

/** Lists beside that of charges, by what their items call themselves. */
const LIST_OF: ReadonlyMap<unknown, string> = new Map([
  ['transaction', 'transactions'],
  ['transfer', 'transfers'],
  ['receipt', 'receipts'],
  ['refund', 'refunds'],
  ['event', 'events'],
]);

type Objects = Map<string, Raw>;

/** Opn for tests: objects by id and in lists, answered as they stand or as a mishap wants it. */
export class FakeOpn extends LoopbackServer {
  readonly charges: Objects = new Map();
  /** None, as on accounts whose key may not read it, until a test sets one. */
  balance: Raw | null = null;
  /** Paths of all requests, in order. */
  readonly requests: string[] = [];
  /** By id, `list` (of charges), `transfers` …, `balance`. The first answers; the last stays. */
  readonly mishaps = new Map<string, Mishap[]>();
  private readonly others = new Map<string, Objects>();

  /** An object goes to the list of its kind; whatever it is, if to no other, to the charges. */
  put(...objects: readonly Raw[]): void {
    for (const object of objects) {
      this.objectsIn(LIST_OF.get(object['object'])).set(String(object['id']), object);
    }
  }

  /** Opn has it no longer. */
  drop(id: string): void {
    for (const objects of [this.charges, ...this.others.values()]) objects.delete(id);
  }

  /** What a balance would state if all its transactions were credits that may be transferred. */
  creditedBalance(): { readonly total: number; readonly transferable: number } {
    const all = [...this.objectsIn('transactions').values()];
    const total = all.reduce((sum, { amount }) => sum + Number(amount), 0);
    return { total, transferable: total };
  }

  forget(): void {
    this.charges.clear();
    this.others.clear();
    this.balance = null;
    this.mishaps.clear();
    this.requests.length = 0;
  }

  /** Answers about this object, list or balance go wrong in this order, the last one for good. */
  spoil(what: string, ...mishaps: readonly Mishap[]): void {
    this.mishaps.set(what, [...mishaps]);
  }

  readsOf(id: string): number {
    return this.requests.filter((path) => path === `/charges/${id}`).length;
  }

  protected override answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://opn');
    this.requests.push(url.pathname);
    const [, list = '', id] = url.pathname.split('/');
    const line = this.mishaps.get(id ?? (list === 'charges' ? 'list' : list)) ?? [];
    const mishap = line.length > 1 ? line.shift() : line[0];
    if (mishap) mishap(response);
    else if (id !== undefined) found(this.objectsIn(list).get(id))(response);
    else if (list === 'balance') found(this.balance)(response);
    else json(200, this.list(list, url.searchParams))(response);
  }

  protected objectsIn(list: string | undefined): Objects {
    if (list === undefined || list === 'charges') return this.charges;
    const objects = this.others.get(list) ?? new Map<string, Raw>();
    this.others.set(list, objects);
    return objects;
  }

  private list(list: string, query: URLSearchParams): Raw {
    const offset = Number(query.get('offset') ?? 0);
    const limit = Math.min(Number(query.get('limit') ?? PAGE), PAGE);
    const all = inWindow([...this.objectsIn(list).values()], query);
    const data = all.slice(offset, offset + limit);
    const object = list === 'receipts' ? 'receipt_list' : 'list';
    return { object, data, limit, offset, total: all.length };
  }
}

const found = (object: Raw | null | undefined): Mishap =>
  object ? json(200, object) : json(404, error('not_found'));

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

import { DomainError } from '#kernel';
import type { Clock, Instant } from '#kernel';
import { isOpnId } from '../wire/opn-id.js';
import { listPages } from './list-pages.js';
import type { OpnPage } from './list-pages.js';
import { OPN_LIMITS, PAGE_LIMIT } from './opn-limits.js';
import type { OpnLimits } from './opn-limits.js';
import { requestOnce } from './request-once.js';
import type { Connection, OpnAnswer } from './request-once.js';
import { withRetries } from './with-retries.js';

/** The serialisation every fact is read in, whatever the account's own version. */
export const OPN_VERSION = '2019-05-29';

/** What can be listed: the path of each. */
const LISTS = {
  charges: '/charges',
  events: '/events',
  transactions: '/transactions',
  transfers: '/transfers',
  receipts: '/receipts',
  refunds: '/refunds',
} as const;

export type OpnListKind = keyof typeof LISTS;

/** By creation time, both ends included. Without `to`, up to the moment the reading starts. */
export interface ListWindow {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly order?: 'chronological' | 'reverse_chronological';
}

export interface ReadOptions {
  /** Gives up at once, also between tries: `opn.aborted`. */
  readonly signal?: AbortSignal;
}

export interface OpnClientOptions {
  /** `https://api.omise.co`, without a slash at the end. */
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
  /** From 0 to 1, spreads retries. */
  readonly random?: () => number;
  readonly limits?: Partial<OpnLimits>;
  /** Awaited before every single request, retries included: where a rate budget is kept. */
  readonly beforeRequest?: (signal?: AbortSignal) => Promise<void>;
}

/** Reads Opn's API. Everything fails with an `OpnError`; nothing is decoded here. */
export interface OpnClient {
  read(path: string, options?: ReadOptions): Promise<OpnAnswer>;
  account(options?: ReadOptions): Promise<OpnAnswer>;
  balance(options?: ReadOptions): Promise<OpnAnswer>;
  charge(id: string, options?: ReadOptions): Promise<OpnAnswer>;
  event(id: string, options?: ReadOptions): Promise<OpnAnswer>;
  transaction(id: string, options?: ReadOptions): Promise<OpnAnswer>;
  transfer(id: string, options?: ReadOptions): Promise<OpnAnswer>;
  receipt(id: string, options?: ReadOptions): Promise<OpnAnswer>;
  list(kind: OpnListKind, window: ListWindow, options?: ReadOptions): AsyncIterable<OpnPage>;
  listCharges(window: ListWindow, options?: ReadOptions): AsyncIterable<OpnPage>;
  listEvents(window: ListWindow, options?: ReadOptions): AsyncIterable<OpnPage>;
  listTransactions(window: ListWindow, options?: ReadOptions): AsyncIterable<OpnPage>;
}

export function createOpnClient(options: OpnClientOptions): OpnClient {
  const connection = connectionOf(options);
  const read = reader(connection, options);
  const one = (prefix: string, path: string) => async (id: string, how?: ReadOptions) =>
    read(`${path}/${checkedId(id, prefix)}`, how);
  const list: OpnClient['list'] = (kind, window, how) => {
    const fixed = { ...window, to: window.to ?? connection.clock.now() };
    const fetchPage = (offset: number) => read(listPath(kind, fixed, offset), how);
    return listPages(fetchPage, connection.limits.maxPages);
  };
  return {
    read,
    account: (how) => read('/account', how),
    balance: (how) => read('/balance', how),
    charge: one('chrg', LISTS.charges),
    event: one('evnt', LISTS.events),
    transaction: one('trxn', LISTS.transactions),
    transfer: one('trsf', LISTS.transfers),
    receipt: one('rcpt', LISTS.receipts),
    list,
    listCharges: (window, how) => list('charges', window, how),
    listEvents: (window, how) => list('events', window, how),
    listTransactions: (window, how) => list('transactions', window, how),
  };
}

function reader(connection: Connection, options: OpnClientOptions): OpnClient['read'] {
  const retrying = { limits: connection.limits, random: options.random ?? Math.random };
  return (path, { signal } = {}) => {
    const attempt = async () => {
      await options.beforeRequest?.(signal);
      return requestOnce(connection, path, signal);
    };
    return withRetries(attempt, retrying, signal);
  };
}

function connectionOf(options: OpnClientOptions): Connection {
  const { baseUrl, secretKey, clock } = options;
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`,
      'omise-version': OPN_VERSION,
      'user-agent': 'yodtrong',
    },
    fetch: options.fetch ?? fetch,
    clock,
    limits: { ...OPN_LIMITS, ...options.limits },
  };
}

function listPath(kind: OpnListKind, window: ListWindow, offset: number): string {
  const query = new URLSearchParams({
    order: window.order ?? 'chronological',
    limit: String(PAGE_LIMIT),
    offset: String(offset),
  });
  if (window.from) query.set('from', window.from);
  if (window.to) query.set('to', window.to);
  return `${LISTS[kind]}?${query.toString()}`;
}

function checkedId(id: string, prefix: string): string {
  const isSafe: boolean = isOpnId(id, prefix);
  if (isSafe) return id;
  throw new DomainError('opn.id_invalid', `"${id}" is not an id of Opn's such as ${prefix}_….`);
}

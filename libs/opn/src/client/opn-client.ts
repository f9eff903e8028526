import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { isOpnId } from '../wire/opn-id.js';
import { listPages } from './list-pages.js';
import type { OpnPage } from './list-pages.js';
import type { OpnClientOptions, ReadOptions } from './opn-client-options.js';
import { PAGE_LIMIT } from './opn-limits.js';
import { connectionOf, readerOf } from './opn-reader.js';
import type { OpnAnswer } from './request-once.js';

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
  const read = readerOf(options, connection);
  const one = (prefix: string, path: string) => async (id: string, how?: ReadOptions) =>
    read(`${path}/${checkedId(id, prefix)}`, how);
  const list: OpnClient['list'] = (kind, window, how) => {
    const fixed = { ...window, to: window.to ?? connection.clock.now() };
    const patiently: ReadOptions = { urgency: 'sweep', ...how };
    const fetchPage = (offset: number) => read(listPath(kind, fixed, offset), patiently);
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

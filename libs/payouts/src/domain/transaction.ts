import type { Decider } from '#event-store';
import { contentOf, isNews } from './read-content.js';
import type { ReadAt } from './read-content.js';
import {
  BalanceTransactionAmended,
  BalanceTransactionPosted,
  transactionEvents,
} from './transaction.events.js';
import type { BalanceTransaction, TransactionEvent } from './transaction.events.js';

type Seen = ReadAt<BalanceTransaction>;

function decide(seen: Seen, known: Seen | null): readonly TransactionEvent[] {
  if (known === null) return [new BalanceTransactionPosted(seen.createdAt, seen)];
  if (!isNews(seen, known)) return [];
  const { transactionId, readAt } = seen;
  const contents = { before: contentOf(known), after: contentOf(seen) };
  return [new BalanceTransactionAmended(readAt, { transactionId, readAt, ...contents })];
}

function evolve(_: Seen | null, { type, data }: TransactionEvent): Seen {
  return type === 'BalanceTransactionPosted' ? data : { ...data.after, readAt: data.readAt };
}

/** Opn's own ledger lines do not change; should one ever, that is on record. */
export const transactionDecider: Decider<Seen | null, Seen, TransactionEvent> = {
  initial: null,
  decide,
  evolve,
  events: transactionEvents,
};

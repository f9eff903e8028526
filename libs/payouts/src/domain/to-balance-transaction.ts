import type { Instant } from '#kernel';
import type { OpnTransaction } from '#opn';
import type { ReadAt } from './read-content.js';
import { shortWord } from './short-word.js';
import type { BalanceTransaction, TransactionOrigin } from './transaction.events.js';

/** By the prefix of an id. Keys such as `charge.captured.net` are an open list, never relied on. */
const ORIGIN_OF_PREFIX: ReadonlyMap<string, TransactionOrigin> = new Map([
  ['chrg', 'charge'],
  ['trsf', 'transfer'],
  ['rcpt', 'receipt'],
  ['rfnd', 'refund'],
  ['dspt', 'dispute'],
]);

/** Opn's transaction in our words. */
export function toBalanceTransaction(
  transaction: OpnTransaction,
  readAt: Instant,
): ReadAt<BalanceTransaction> {
  return {
    transactionId: transaction.id,
    direction: transaction.direction,
    key: shortWord(transaction.key),
    origin: originOf(transaction.origin),
    originId: transaction.origin,
    amount: transaction.amount,
    currency: transaction.currency,
    transferableAt: transaction.transferableAt,
    createdAt: transaction.createdAt,
    readAt,
  };
}

function originOf(id: string | null): TransactionOrigin {
  const prefix = id?.split('_')[0] ?? '';
  return ORIGIN_OF_PREFIX.get(prefix) ?? 'unknown';
}

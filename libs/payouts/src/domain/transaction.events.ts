import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** What moved the money, by the prefix of the origin's id: Opn's list of keys is open. */
export type TransactionOrigin =
  'charge' | 'transfer' | 'receipt' | 'refund' | 'dispute' | 'unknown';

/** One line of Opn's own money ledger. */
export interface BalanceTransaction {
  readonly transactionId: string;
  readonly direction: 'credit' | 'debit';
  readonly key: string;
  readonly origin: TransactionOrigin;
  readonly originId: string | null;
  readonly amount: Satang;
  readonly currency: string;
  readonly transferableAt: Instant | null;
  readonly createdAt: Instant;
}

export class BalanceTransactionPosted {
  readonly type = 'BalanceTransactionPosted';
  constructor(
    readonly occurredAt: Instant,
    readonly data: BalanceTransaction & { readonly readAt: Instant },
  ) {}
}

/** Opn shows a transaction differently from before: rare, and never passed over. */
export class BalanceTransactionAmended {
  readonly type = 'BalanceTransactionAmended';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly transactionId: string;
      readonly readAt: Instant;
      readonly before: BalanceTransaction;
      readonly after: BalanceTransaction;
    },
  ) {}
}

export type TransactionEvent = BalanceTransactionPosted | BalanceTransactionAmended;

export const transactionEvents = new EventCatalogue<TransactionEvent>({
  BalanceTransactionPosted: {
    stored: 'balance-transaction.posted',
    schemaVersion: 1,
    money: { amount: true },
  },
  BalanceTransactionAmended: {
    stored: 'balance-transaction.amended',
    schemaVersion: 1,
    money: { amount: true },
  },
});

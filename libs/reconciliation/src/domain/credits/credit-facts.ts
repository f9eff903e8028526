import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { TransactionOrigin } from '#payouts';

/** How far a day's transactions can be relied on. */
export interface CreditReading {
  /** The list of transactions was read whole up to here; null: not, or Opn has no such list. */
  readonly readUpTo: Instant | null;
  /** Opn's balance of before is the opening balance: nothing before this day is looked for. */
  readonly openingDay: BusinessDay | null;
}

/** A transaction whose origin is not known here. */
export interface StrayTransaction {
  readonly id: string;
  readonly direction: 'credit' | 'debit';
  readonly amount: Satang;
  readonly origin: TransactionOrigin;
  readonly createdAt: Instant;
  /** Up to which the list of such origins was read whole; null: it never was. */
  readonly originReadUpTo: Instant | null;
}

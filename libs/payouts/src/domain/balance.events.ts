import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** What Opn stated as the balance at one moment, in one currency. */
export interface ObservedBalance {
  readonly currency: string;
  readonly total: Satang;
  readonly transferable: Satang;
  readonly onHold: Satang;
  readonly reserve: Satang;
  /** How many transactions Opn showed right before and right after. */
  readonly transactionsBefore: number;
  readonly transactionsAfter: number;
  /**
   * Nothing moved while we looked, and all transactions shown were in the log: the books at this
   * event's position are of the same moment.
   */
  readonly isComparable: boolean;
}

export class BalanceObserved {
  readonly type = 'BalanceObserved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ObservedBalance,
  ) {}
}

export type BalanceEvent = BalanceObserved;

export const balanceEvents = new EventCatalogue<BalanceEvent>({
  BalanceObserved: {
    stored: 'balance.observed',
    schemaVersion: 1,
    money: { total: true, transferable: true, onHold: true, reserve: true },
  },
});

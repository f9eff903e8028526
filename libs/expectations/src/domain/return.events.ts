import type { BusinessDay } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** Account of the books that a return settles. */
export type SettledAccount = 'customer-refunds-payable' | 'unreconciled-receipts';

interface Return {
  readonly reference: string;
  /** 1 for the first one of an order. */
  readonly number: number;
  readonly amount: Satang;
  /** The day on which the money left the bank. */
  readonly returnedOn: BusinessDay;
  /** Name of the person who says so. */
  readonly by: string;
}

/** A person says that money was given back outside Opn; nothing is posted yet. */
export class MoneyReturned {
  readonly type = 'MoneyReturned';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Return & { readonly note: string | null },
  ) {}
}

/** Another person confirms it: the one event that posts a return (C1). */
export class MoneyReturnApproved {
  readonly type = 'MoneyReturnApproved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Return & { readonly recordedBy: string; readonly settles: SettledAccount },
  ) {}
}

/** It was refused, or recorded by mistake; what it had posted is taken back. */
export class MoneyReturnWithdrawn {
  readonly type = 'MoneyReturnWithdrawn';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Return & {
      readonly reason: string;
      /** What was posted for it; null: nothing was. */
      readonly settled: SettledAccount | null;
    },
  ) {}
}

export type ReturnEvent = MoneyReturned | MoneyReturnApproved | MoneyReturnWithdrawn;

const money = { amount: true } as const;

export const returnEvents = new EventCatalogue<ReturnEvent>({
  MoneyReturned: { stored: 'money.returned', schemaVersion: 1, money },
  MoneyReturnApproved: { stored: 'money-return.approved', schemaVersion: 1, money },
  MoneyReturnWithdrawn: { stored: 'money-return.withdrawn', schemaVersion: 1, money },
});

import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** What became of a transfer, in the order in which it rises. */
export type TransferStatus = 'created' | 'destroyed' | 'sent' | 'paid' | 'failed';

/** What may be changed of a transfer before it is sent, and counts as an amendment if it is. */
export interface TransferTerms {
  readonly amount: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
  readonly currency: string;
  readonly recipientId: string | null;
  /** The bank account as far as it may be known: never its whole number. */
  readonly bankCode: string | null;
  readonly lastDigits: string | null;
}

interface OfTransfer {
  readonly transferId: string;
  /** When the read that taught this was requested. */
  readonly readAt: Instant;
}

/** A step may be told again, where a later read dates it differently or an earlier one sooner. */
interface Overtaken {
  /** A higher status was known already: this is history, and changes no status. */
  readonly superseded: boolean;
}

export class TransferCreated {
  readonly type = 'TransferCreated';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfTransfer &
      TransferTerms & {
        readonly createdAt: Instant;
        /** The schedule that made it; null if it was made by hand. */
        readonly scheduleId: string | null;
      },
  ) {}
}

/** Terms of a known transfer changed; the money posted for it follows. */
export class TransferAmended {
  readonly type = 'TransferAmended';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfTransfer & { readonly before: TransferTerms; readonly after: TransferTerms },
  ) {}
}

export class TransferSent {
  readonly type = 'TransferSent';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfTransfer & Overtaken & { readonly sentAt: Instant },
  ) {}
}

export class TransferPaid {
  readonly type = 'TransferPaid';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfTransfer & Overtaken & { readonly paidAt: Instant },
  ) {}
}

export class TransferFailed {
  readonly type = 'TransferFailed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfTransfer & { readonly failedAt: Instant; readonly failureCode: string | null },
  ) {}
}

export class TransferDestroyed {
  readonly type = 'TransferDestroyed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfTransfer & Overtaken & { readonly destroyedAt: Instant },
  ) {}
}

/** Opn states a lower status than one it stated before, in a later read. The higher one stands. */
export class TransferContradicted {
  readonly type = 'TransferContradicted';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfTransfer & {
      readonly known: TransferStatus;
      readonly stated: TransferStatus;
      readonly fingerprint: string;
    },
  ) {}
}

export type TransferEvent =
  | TransferCreated
  | TransferAmended
  | TransferSent
  | TransferPaid
  | TransferFailed
  | TransferDestroyed
  | TransferContradicted;

const terms = { amount: true, fee: true, feeVat: true, net: true } as const;

export const transferEvents = new EventCatalogue<TransferEvent>({
  TransferCreated: { stored: 'transfer.created', schemaVersion: 1, money: terms },
  TransferAmended: { stored: 'transfer.amended', schemaVersion: 1, money: terms },
  TransferSent: { stored: 'transfer.sent', schemaVersion: 1, money: {} },
  TransferPaid: { stored: 'transfer.paid', schemaVersion: 1, money: {} },
  TransferFailed: { stored: 'transfer.failed', schemaVersion: 1, money: {} },
  TransferDestroyed: { stored: 'transfer.destroyed', schemaVersion: 1, money: {} },
  TransferContradicted: { stored: 'transfer.contradicted', schemaVersion: 1, money: {} },
});

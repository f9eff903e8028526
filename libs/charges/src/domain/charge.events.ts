import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { ChargeMoney, ChargeTerms } from './charge-snapshot.js';
import type { ChargeStatus } from './charge-status.js';

interface OfCharge {
  readonly chargeId: string;
  /** When the read that taught this was requested. */
  readonly readAt: Instant;
}

/** A final status without money; superseded if a higher one was known before we learned of it. */
interface Ended extends OfCharge {
  readonly endedAt: Instant;
  readonly superseded: boolean;
}

export class ChargeCreated {
  readonly type = 'ChargeCreated';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge &
      ChargeTerms & {
        readonly paymentMethod: string;
        readonly createdAt: Instant;
        readonly expiresAt: Instant | null;
      },
  ) {}
}

export class ChargePending {
  readonly type = 'ChargePending';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge & { readonly expiresAt: Instant | null },
  ) {}
}

export class ChargeCompleted {
  readonly type = 'ChargeCompleted';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge &
      ChargeTerms & { readonly paymentMethod: string; readonly paidAt: Instant },
  ) {}
}

export class ChargeFailed {
  readonly type = 'ChargeFailed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Ended & { readonly failureCode: string | null },
  ) {}
}

export class ChargeExpired {
  readonly type = 'ChargeExpired';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Ended,
  ) {}
}

export class ChargeReversed {
  readonly type = 'ChargeReversed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge &
      ChargeTerms & {
        readonly paymentMethod: string;
        readonly paidAt: Instant;
        readonly reversedAt: Instant;
      },
  ) {}
}

/** Money, transaction or reference of a known charge changed; `paidAt` if its money is booked. */
export class ChargeAmended {
  readonly type = 'ChargeAmended';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge & {
      readonly paymentMethod: string;
      readonly paidAt: Instant | null;
      readonly before: ChargeTerms;
      readonly after: ChargeTerms;
    },
  ) {}
}

/** Opn states a lower final status than one it stated before. The books keep the higher one. */
export class ChargeContradicted {
  readonly type = 'ChargeContradicted';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge & {
      readonly known: ChargeStatus;
      readonly stated: ChargeStatus;
      readonly money: ChargeMoney;
      readonly fingerprint: string;
    },
  ) {}
}

export type ChargeEvent =
  | ChargeCreated
  | ChargePending
  | ChargeCompleted
  | ChargeFailed
  | ChargeExpired
  | ChargeReversed
  | ChargeAmended
  | ChargeContradicted;

const money = {
  amount: true,
  gross: true,
  fee: true,
  feeVat: true,
  interest: true,
  interestVat: true,
  net: true,
} as const;

export const chargeEvents = new EventCatalogue<ChargeEvent>({
  ChargeCreated: { stored: 'charge.created', schemaVersion: 1, money },
  ChargePending: { stored: 'charge.pending', schemaVersion: 1, money: {} },
  ChargeCompleted: { stored: 'charge.completed', schemaVersion: 1, money },
  ChargeFailed: { stored: 'charge.failed', schemaVersion: 1, money: {} },
  ChargeExpired: { stored: 'charge.expired', schemaVersion: 1, money: {} },
  ChargeReversed: { stored: 'charge.reversed', schemaVersion: 1, money },
  ChargeAmended: { stored: 'charge.amended', schemaVersion: 1, money },
  ChargeContradicted: { stored: 'charge.contradicted', schemaVersion: 1, money },
});

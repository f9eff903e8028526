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
      /** If Opn now says that it was paid at another time. */
      readonly paidAtAfter?: Instant;
      /** Its money had been booked, and was undone since: nothing is booked anew. */
      readonly wasReversed?: true;
      readonly before: ChargeTerms;
      readonly after: ChargeTerms;
    },
  ) {}
}

/** A read that came late shows that a booked charge had been stated with other money before. */
export class ChargeEarlierMoneyLearned {
  readonly type = 'ChargeEarlierMoneyLearned';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge & { readonly status: ChargeStatus; readonly money: ChargeMoney },
  ) {}
}

/** The charge ended earlier than had been known: every read and webhook gives a latest time. */
export class ChargeEndRedated {
  readonly type = 'ChargeEndRedated';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge & { readonly status: ChargeStatus; readonly endedAt: Instant },
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
      /** A read known already, and later than the statement, agrees with the books again. */
      readonly isAnswered?: true;
    },
  ) {}
}

/** After a contradiction, a later read states again what the books hold. */
export class ChargeConfirmed {
  readonly type = 'ChargeConfirmed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfCharge & { readonly status: ChargeStatus },
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
  | ChargeEarlierMoneyLearned
  | ChargeEndRedated
  | ChargeContradicted
  | ChargeConfirmed;

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
  ChargeEarlierMoneyLearned: { stored: 'charge.earlier-money-learned', schemaVersion: 1, money },
  ChargeEndRedated: { stored: 'charge.end-redated', schemaVersion: 1, money: {} },
  ChargeContradicted: { stored: 'charge.contradicted', schemaVersion: 1, money },
  ChargeConfirmed: { stored: 'charge.confirmed', schemaVersion: 1, money: {} },
});

import type { BusinessDay } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { ExpectedReceipt } from './expected-receipt.js';

/** First word of an order: money is expected. It occurred when it was imported. */
export class ReceiptExpected {
  readonly type = 'ReceiptExpected';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ExpectedReceipt & { readonly importedBy: string },
  ) {}
}

/** The order was stated again with other content: all of it as it is now, and what it was. */
export class ExpectationRevised {
  readonly type = 'ExpectationRevised';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ExpectedReceipt & {
      readonly importedBy: string;
      /** 2 for the first revision: the receipt as first expected is 1. */
      readonly revision: number;
      /** It had been withdrawn, and is expected again. */
      readonly reinstated: boolean;
      readonly previous: {
        readonly amount: Satang;
        readonly expectedOn: BusinessDay;
        readonly chargeId: string | null;
      };
    },
  ) {}
}

/** A person said that this money is expected no longer. */
export class ExpectationWithdrawn {
  readonly type = 'ExpectationWithdrawn';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly reference: string;
      readonly amount: Satang;
      readonly expectedOn: BusinessDay;
      readonly note: string | null;
    },
  ) {}
}

export type ExpectationEvent = ReceiptExpected | ExpectationRevised | ExpectationWithdrawn;

export const expectationEvents = new EventCatalogue<ExpectationEvent>({
  ReceiptExpected: { stored: 'receipt.expected', schemaVersion: 1, money: { amount: true } },
  ExpectationRevised: { stored: 'expectation.revised', schemaVersion: 1, money: { amount: true } },
  ExpectationWithdrawn: {
    stored: 'expectation.withdrawn',
    schemaVersion: 1,
    money: { amount: true },
  },
});

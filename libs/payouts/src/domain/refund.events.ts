import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** A refund as Opn shows it; of a PromptPay charge it is an anomaly, of a card it is usual. */
export interface Refund {
  readonly refundId: string;
  readonly chargeId: string | null;
  readonly transactionId: string | null;
  readonly amount: Satang;
  readonly currency: string;
  readonly status: string | null;
  readonly isVoided: boolean;
  readonly createdAt: Instant;
}

/** Each time Opn shows a refund differently from before, the first time included. */
export class RefundObserved {
  readonly type = 'RefundObserved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Refund & { readonly readAt: Instant },
  ) {}
}

export type RefundEvent = RefundObserved;

export const refundEvents = new EventCatalogue<RefundEvent>({
  RefundObserved: { stored: 'refund.observed', schemaVersion: 1, money: { amount: true } },
});

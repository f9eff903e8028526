import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

export type ChargeStatus = 'pending' | 'successful' | 'failed' | 'expired';

/** What becomes of a charge, and when. The first step is its creation. */
export interface Step {
  readonly at: Instant;
  readonly becomes: ChargeStatus;
  readonly failureCode?: string;
}

/** How the webhooks of a charge get lost on the way, or arrive twice. */
export type Delivery = 'once' | 'twice' | 'never';

/** Money given back to the buyer; Opn keeps its fee. */
export interface PlannedRefund {
  readonly id: string;
  readonly amount: Satang;
  readonly at: Instant;
}

export interface PlannedCharge {
  readonly id: string;
  readonly amount: Satang;
  readonly method: 'promptpay' | 'card';
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly description: string | null;
  readonly expiresAt: Instant;
  readonly steps: readonly [Step, ...Step[]];
  /** Satang by which Opn's figures are wrong, planted. */
  readonly feeError: Satang;
  readonly vatError: Satang;
  readonly delivery: Delivery;
  readonly refund?: PlannedRefund;
}

/** What a reconciliation must find: its break code, and the amount in satang, signed. */
export interface Finding {
  readonly code: string;
  readonly amount: Satang;
}

/** An order of the shop, and every attempt to have it paid. */
export interface PlannedOrder {
  /** What makes it worth a look; `ordinary` for the many. */
  readonly kind: string;
  readonly reference: string;
  readonly expectedOn: BusinessDay;
  /** Null if the merchant's file of expected receipts does not have it. */
  readonly expected: Satang | null;
  readonly documentNo: string;
  readonly channel: string;
  readonly customer: string;
  readonly note: string;
  readonly charges: readonly PlannedCharge[];
  readonly finding: Finding | null;
}

import type { BusinessDay } from '#calendar';
import type { ChargeStatus } from '#charges';
import type { Instant } from '#kernel';
import type { Rate, Satang } from '#money';

/** What matching knows of an expected receipt. */
export interface ExpectationFacts {
  readonly reference: string;
  readonly amount: Satang;
  readonly expectedOn: BusinessDay;
  readonly dueAt: Instant | null;
  readonly chargeId: string | null;
  readonly documentNo: string | null;
  readonly channel: string | null;
  readonly customer: string | null;
  readonly withdrawnAt: Instant | null;
  readonly knownAt: Instant;
}

/** What matching and the fee check know of a charge. */
export interface ChargeFacts {
  readonly id: string;
  readonly status: ChargeStatus;
  readonly paymentMethod: string;
  readonly reference: string | null;
  readonly amount: Satang;
  readonly gross: Satang;
  readonly grossCurrency: string;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly interest: Satang;
  readonly interestVat: Satang;
  readonly net: Satang;
  readonly feeRate: Rate | null;
  readonly vatRate: Rate | null;
  readonly transactionId: string | null;
  readonly failureCode: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly businessDay: BusinessDay | null;
  readonly wasExpired: boolean;
  readonly isContradicted: boolean;
  readonly isAmended: boolean;
  readonly knownAt: Instant;
  readonly paidKnownAt: Instant | null;
}

export const PROMPTPAY = 'promptpay';
export const BOOKED_CURRENCY = 'THB';

/** Money came in, whether or not it was taken back later. */
export type PaidCharge = ChargeFacts & {
  readonly paidAt: Instant;
  readonly businessDay: BusinessDay;
};

export const isPaid = (charge: ChargeFacts): charge is PaidCharge =>
  (charge.status === 'completed' || charge.status === 'reversed') && charge.paidAt !== null;

/** Every fact that bears on a day: its own, and those its own are linked to. */
export interface DayFacts {
  readonly day: BusinessDay;
  readonly expectations: readonly ExpectationFacts[];
  /** Of all payment methods; only PromptPay is matched. */
  readonly charges: readonly ChargeFacts[];
  /** Charges that failed or expired on the day. */
  readonly ended: readonly ChargeFacts[];
}

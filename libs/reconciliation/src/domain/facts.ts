import type { BusinessDay } from '#calendar';
import type { ChargeStatus } from '#charges';
import type { Instant } from '#kernel';
import type { Rate, Satang } from '#money';
import type { CreditReading, StrayTransaction } from './credits/credit-facts.js';

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
  /** The key that gave the reference; null: the metadata. */
  readonly referenceBy: 'pattern' | null;
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
  /** What Opn's transactions of it add up to, debits less; null: there is none. */
  readonly credited: Satang | null;
  readonly failureCode: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly businessDay: BusinessDay | null;
  readonly wasExpired: boolean;
  readonly isContradicted: boolean;
  readonly isAmended: boolean;
  /** Tells what Opn contradicted it by from another contradiction. */
  readonly contradiction: string | null;
  readonly contradictionKnownAt: Instant | null;
  readonly amendmentKnownAt: Instant | null;
  /** What Opn's refunds of it add up to; null: there is none. */
  readonly refunded: Satang | null;
  readonly refundKnownAt: Instant | null;
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

/** What people last said of a receipt and a charge; `undone`: nothing any more. */
export interface ChoiceFacts {
  readonly reference: string;
  readonly chargeId: string;
  readonly state: 'chosen' | 'refused' | 'undone';
  readonly knownAt: Instant;
}

/** Every fact that bears on a day: its own, and those its own are linked to. */
export interface DayFacts {
  readonly day: BusinessDay;
  readonly expectations: readonly ExpectationFacts[];
  /** Of all payment methods; only PromptPay is matched. */
  readonly charges: readonly ChargeFacts[];
  /** Charges that failed or expired on the day. */
  readonly ended: readonly ChargeFacts[];
  /** What people said of any of these receipts and charges. */
  readonly choices: readonly ChoiceFacts[];
  /** How far Opn's transactions of the day were read. */
  readonly credits: CreditReading;
  /** Transactions of the day whose origin is not known here. */
  readonly strays: readonly StrayTransaction[];
  /** Receipts of the day that are not among `expectations`, for there is nothing to judge. */
  readonly settledReceipts?: number;
}

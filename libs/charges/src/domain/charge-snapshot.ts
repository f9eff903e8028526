import type { Instant } from '#kernel';
import type { Rate, Satang } from '#money';
import type { ChargeStatus } from './charge-status.js';

/** The money of a charge as Opn states it: `gross` is what is settled, fees are taken from it. */
export interface ChargeMoney {
  readonly amount: Satang;
  readonly currency: string;
  readonly gross: Satang;
  readonly grossCurrency: string;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly interest: Satang;
  readonly interestVat: Satang;
  readonly net: Satang;
  readonly feeRate: Rate | null;
  readonly vatRate: Rate | null;
}

/** What may still change of a known charge, and counts as an amendment if it does. */
export interface ChargeTerms {
  readonly money: ChargeMoney;
  readonly transactionId: string | null;
  readonly reference: string | null;
  /** Which key gave the reference; absent: the metadata, or none did. */
  readonly referenceBy?: 'pattern';
}

/** Everything one read of a charge says that matters to us. */
export interface ChargeSnapshot extends ChargeTerms {
  readonly chargeId: string;
  readonly status: ChargeStatus;
  readonly paymentMethod: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  /** When it failed or expired or was reversed, as well as anyone can say. */
  readonly endedAt: Instant | null;
  readonly failureCode: string | null;
  /** When the read was requested: of two reads the later one knows better. */
  readonly readAt: Instant;
}

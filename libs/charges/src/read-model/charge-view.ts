import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { ChargeStatus } from '../domain/charge-status.js';
import type { ChargeEntity } from './charge.entity.js';

/** A charge as the API states it: satang, UTC, `null` for what is not known. */
export interface ChargeView {
  readonly id: string;
  readonly account: string;
  readonly status: ChargeStatus;
  readonly paymentMethod: string;
  readonly amount: Satang;
  readonly currency: string;
  readonly gross: Satang | null;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
  readonly feeRate: string | null;
  readonly reference: string | null;
  /** Which key gave the reference. */
  readonly referenceBy: 'metadata' | 'pattern' | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly businessDay: BusinessDay | null;
  readonly failureCode: string | null;
  readonly transactionId: string | null;
  readonly lastReadAt: Instant | null;
}

export function chargeView(charge: ChargeEntity, lastReadAt: Instant | null): ChargeView {
  return {
    id: charge.id,
    account: charge.account,
    status: charge.status,
    paymentMethod: charge.paymentMethod,
    amount: charge.amount,
    currency: charge.currency,
    gross: charge.paidAt === null ? null : charge.gross,
    fee: charge.fee,
    feeVat: charge.feeVat,
    net: charge.net,
    feeRate: charge.feeRate,
    reference: charge.reference,
    referenceBy: charge.reference === null ? null : (charge.referenceBy ?? 'metadata'),
    createdAt: charge.createdAt,
    expiresAt: charge.expiresAt,
    paidAt: charge.paidAt,
    businessDay: charge.businessDay,
    failureCode: charge.failureCode,
    transactionId: charge.transactionId,
    lastReadAt,
  };
}

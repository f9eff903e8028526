import type { BusinessDay } from '#calendar';
import {
  dayColumn,
  instantColumn,
  key,
  nullable,
  positionColumn,
  satangColumn,
  textColumn,
} from '#database';
import type { Instant } from '#kernel';
import type { Rate, Satang } from '#money';
import { Column, Entity } from 'typeorm';
import type { ChargeStatus } from '../domain/charge-status.js';

/** A charge as it stands. Money in satang; `gross` and below mean money only once it was paid. */
@Entity('charges')
export class ChargeEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) status!: ChargeStatus;
  @Column({ ...textColumn, name: 'payment_method' }) paymentMethod!: string;
  @Column(satangColumn) amount!: Satang;
  @Column(textColumn) currency!: string;
  @Column(satangColumn) gross!: Satang;
  @Column({ ...textColumn, name: 'gross_currency' }) grossCurrency!: string;
  @Column(satangColumn) fee!: Satang;
  @Column({ ...satangColumn, name: 'fee_vat' }) feeVat!: Satang;
  @Column(satangColumn) interest!: Satang;
  @Column({ ...satangColumn, name: 'interest_vat' }) interestVat!: Satang;
  @Column(satangColumn) net!: Satang;
  @Column({ ...nullable(textColumn), name: 'fee_rate' }) feeRate!: Rate | null;
  @Column({ ...nullable(textColumn), name: 'vat_rate' }) vatRate!: Rate | null;
  @Column(nullable(textColumn)) reference!: string | null;
  /** The key that gave the reference; null: the metadata, or none did. */
  @Column({ ...nullable(textColumn), name: 'reference_by' }) referenceBy!: 'pattern' | null;
  @Column({ ...nullable(textColumn), name: 'transaction_id' }) transactionId!: string | null;
  @Column({ ...nullable(textColumn), name: 'failure_code' }) failureCode!: string | null;
  @Column({ ...instantColumn, name: 'created_at' }) createdAt!: Instant;
  @Column({ ...nullable(instantColumn), name: 'expires_at' }) expiresAt!: Instant | null;
  @Column({ ...nullable(instantColumn), name: 'paid_at' }) paidAt!: Instant | null;
  /** When it failed, expired or was reversed. */
  @Column({ ...nullable(instantColumn), name: 'ended_at' }) endedAt!: Instant | null;
  /** Of its payment; else of its failure or expiry; null while pending. */
  @Column({ ...nullable(dayColumn), name: 'business_day' }) businessDay!: BusinessDay | null;
  @Column({ type: 'boolean', name: 'was_expired' }) wasExpired!: boolean;
  @Column({ type: 'boolean', name: 'is_contradicted' }) isContradicted!: boolean;
  /** Money of it changed after it had been booked. */
  @Column({ type: 'boolean', name: 'is_amended' }) isAmended!: boolean;
  @Column({ ...positionColumn, name: 'first_position' }) firstPosition!: number;
  @Column({ ...positionColumn, name: 'last_position' }) lastPosition!: number;
  /** When we learned what it stands at now. */
  @Column({ ...instantColumn, name: 'known_at' }) knownAt!: Instant;
  /** When we first learned that it was paid. */
  @Column({ ...nullable(instantColumn), name: 'paid_known_at' }) paidKnownAt!: Instant | null;
}

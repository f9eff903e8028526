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
import type { Satang } from '#money';
import { Column, Entity } from 'typeorm';

/** A refund as Opn last showed it. */
@Entity('refunds')
export class RefundEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column({ ...nullable(textColumn), name: 'charge_id' }) chargeId!: string | null;
  @Column({ ...nullable(textColumn), name: 'transaction_id' }) transactionId!: string | null;
  @Column(satangColumn) amount!: Satang;
  @Column(textColumn) currency!: string;
  @Column(nullable(textColumn)) status!: string | null;
  @Column({ type: 'boolean', name: 'is_voided' }) isVoided!: boolean;
  @Column({ ...instantColumn, name: 'created_at' }) createdAt!: Instant;
  /** Of its creation. */
  @Column({ ...dayColumn, name: 'business_day' }) businessDay!: BusinessDay;
  @Column({ ...positionColumn, name: 'first_position' }) firstPosition!: number;
  @Column({ ...positionColumn, name: 'last_position' }) lastPosition!: number;
}

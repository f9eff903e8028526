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
import type { TransactionOrigin } from '../domain/transaction.events.js';

/** A line of Opn's own money ledger. The amount is never negative: `direction` is its sign. */
@Entity('balance_transactions')
export class BalanceTransactionEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) direction!: 'credit' | 'debit';
  @Column({ ...textColumn, name: 'opn_key' }) opnKey!: string;
  @Column(textColumn) origin!: TransactionOrigin;
  @Column({ ...nullable(textColumn), name: 'origin_id' }) originId!: string | null;
  @Column(satangColumn) amount!: Satang;
  @Column(textColumn) currency!: string;
  @Column({ ...nullable(instantColumn), name: 'transferable_at' }) transferableAt!: Instant | null;
  @Column({ ...instantColumn, name: 'created_at' }) createdAt!: Instant;
  /** Of its creation: the day on which it moved the balance. */
  @Column({ ...dayColumn, name: 'business_day' }) businessDay!: BusinessDay;
  @Column({ ...positionColumn, name: 'first_position' }) firstPosition!: number;
  @Column({ ...positionColumn, name: 'last_position' }) lastPosition!: number;
}

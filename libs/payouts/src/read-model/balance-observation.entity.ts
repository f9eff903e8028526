import type { BusinessDay } from '#calendar';
import { dayColumn, instantColumn, key, positionColumn, satangColumn, textColumn } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Column, Entity } from 'typeorm';

/** One look at Opn's balance; each is kept, to be compared with the ledger at its position. */
@Entity('balance_observations')
export class BalanceObservationEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(positionColumn)) position!: number;
  @Column({ ...instantColumn, name: 'observed_at' }) observedAt!: Instant;
  @Column({ ...dayColumn, name: 'business_day' }) businessDay!: BusinessDay;
  @Column(textColumn) currency!: string;
  @Column(satangColumn) total!: Satang;
  @Column(satangColumn) transferable!: Satang;
  @Column({ ...satangColumn, name: 'on_hold' }) onHold!: Satang;
  @Column(satangColumn) reserve!: Satang;
  @Column({ type: 'integer', name: 'transactions_before' }) transactionsBefore!: number;
  @Column({ type: 'integer', name: 'transactions_after' }) transactionsAfter!: number;
  /** The books at this position are of the same moment. */
  @Column({ type: 'boolean', name: 'is_comparable' }) isComparable!: boolean;
}

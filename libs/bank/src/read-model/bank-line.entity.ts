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
import type { BankLineKind } from '../domain/bank-line.js';

/** A line of a bank statement that concerns us, with what people said about it. */
@Entity('bank_lines')
export class BankLineEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column({ ...textColumn, name: 'statement_id' }) statementId!: string;
  @Column(textColumn) kind!: BankLineKind;
  @Column({ ...dayColumn, name: 'booked_on' }) bookedOn!: BusinessDay;
  @Column({ ...nullable(textColumn), name: 'booked_at' }) bookedAt!: string | null;
  @Column(satangColumn) amount!: Satang;
  @Column(textColumn) description!: string;
  @Column({ ...nullable(textColumn), name: 'bank_reference' }) bankReference!: string | null;
  /** Last digits only. */
  @Column({ ...nullable(textColumn), name: 'bank_account' }) bankAccount!: string | null;
  /** Ids of the transfers that a person gave it; null: nobody did. */
  @Column({ type: 'jsonb', nullable: true }) transfers!: readonly string[] | null;
  @Column({ ...nullable(instantColumn), name: 'withdrawn_at' }) withdrawnAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'withdrawn_by' }) withdrawnBy!: string | null;
  /** Of the withdrawal, or of what a person said of its transfers. */
  @Column(nullable(textColumn)) reason!: string | null;
  @Column({ ...instantColumn, name: 'known_at' }) knownAt!: Instant;
  @Column({ ...positionColumn, name: 'first_position' }) firstPosition!: number;
  @Column({ ...positionColumn, name: 'last_position' }) lastPosition!: number;
}

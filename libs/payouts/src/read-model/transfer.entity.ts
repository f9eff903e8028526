import { instantColumn, key, nullable, positionColumn, satangColumn, textColumn } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Column, Entity } from 'typeorm';
import type { TransferStatus } from '../domain/transfer.events.js';

/** A payout as it stands. `net` is as Opn states it, and need not be what is left of `amount`. */
@Entity('transfers')
export class TransferEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) status!: TransferStatus;
  @Column(satangColumn) amount!: Satang;
  @Column(satangColumn) fee!: Satang;
  @Column({ ...satangColumn, name: 'fee_vat' }) feeVat!: Satang;
  @Column(satangColumn) net!: Satang;
  @Column(textColumn) currency!: string;
  @Column({ ...nullable(textColumn), name: 'recipient_id' }) recipientId!: string | null;
  @Column({ ...nullable(textColumn), name: 'bank_code' }) bankCode!: string | null;
  @Column({ ...nullable(textColumn), name: 'last_digits' }) lastDigits!: string | null;
  /** The schedule that made it; null if it was made by hand. */
  @Column({ ...nullable(textColumn), name: 'schedule_id' }) scheduleId!: string | null;
  @Column({ ...instantColumn, name: 'created_at' }) createdAt!: Instant;
  @Column({ ...nullable(instantColumn), name: 'sent_at' }) sentAt!: Instant | null;
  @Column({ ...nullable(instantColumn), name: 'paid_at' }) paidAt!: Instant | null;
  /** When it failed or was destroyed, as far as we read of it. */
  @Column({ ...nullable(instantColumn), name: 'ended_at' }) endedAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'failure_code' }) failureCode!: string | null;
  @Column({ type: 'boolean', name: 'is_contradicted' }) isContradicted!: boolean;
  @Column({ ...positionColumn, name: 'first_position' }) firstPosition!: number;
  @Column({ ...positionColumn, name: 'last_position' }) lastPosition!: number;
}

import type { BusinessDay } from '#calendar';
import { dayColumn, key, nullable, satangColumn, textColumn } from '#database';
import type { Satang } from '#money';
import { Column, Entity } from 'typeorm';
import type { TransferMovement } from '../domain/transfer-facts.js';

/** What the ledger knows of a transfer, and so what it has posted. No money unless it is in THB. */
@Entity('transfer_postings')
export class TransferPostingEntity {
  @Column(key(textColumn)) account!: string;
  @Column({ ...key(textColumn), name: 'transfer_id' }) transferId!: string;
  @Column(nullable(satangColumn)) amount!: Satang | null;
  @Column(nullable(satangColumn)) fee!: Satang | null;
  @Column({ ...nullable(satangColumn), name: 'fee_vat' }) feeVat!: Satang | null;
  @Column(nullable(satangColumn)) net!: Satang | null;
  @Column({ ...nullable(dayColumn), name: 'created_on' }) createdOn!: BusinessDay | null;
  @Column({ ...nullable(dayColumn), name: 'paid_on' }) paidOn!: BusinessDay | null;
  @Column({ ...nullable(dayColumn), name: 'failed_on' }) failedOn!: BusinessDay | null;
  @Column({ type: 'jsonb' }) movements!: readonly TransferMovement[];
}

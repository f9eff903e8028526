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

/** Opn's record of a day's fees, as last stated. Figures below nothing take fees back. */
@Entity('tax_receipts')
export class TaxReceiptEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) number!: string;
  /** A calendar day in Bangkok, whatever the account's cut-off. */
  @Column({ ...dayColumn, name: 'issued_on' }) issuedOn!: BusinessDay;
  @Column({ type: 'boolean', name: 'is_credit_note' }) isCreditNote!: boolean;
  @Column({ ...satangColumn, name: 'charge_fee' }) chargeFee!: Satang;
  @Column({ ...satangColumn, name: 'voided_fee' }) voidedFee!: Satang;
  @Column({ ...satangColumn, name: 'transfer_fee' }) transferFee!: Satang;
  @Column(satangColumn) subtotal!: Satang;
  @Column(satangColumn) vat!: Satang;
  @Column(satangColumn) wht!: Satang;
  @Column(satangColumn) total!: Satang;
  @Column(textColumn) currency!: string;
  @Column({ ...nullable(textColumn), name: 'adjustment_transaction_id' })
  adjustmentTransactionId!: string | null;
  @Column({ ...instantColumn, name: 'created_at' }) createdAt!: Instant;
  @Column({ ...positionColumn, name: 'first_position' }) firstPosition!: number;
  @Column({ ...positionColumn, name: 'last_position' }) lastPosition!: number;
}

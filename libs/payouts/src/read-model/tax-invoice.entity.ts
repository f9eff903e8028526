import type { BusinessDay, Month } from '#calendar';
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

/** An official tax invoice as it was last recorded. */
@Entity('tax_invoices')
export class TaxInvoiceEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) number!: string;
  @Column({ ...dayColumn, name: 'issued_on' }) issuedOn!: BusinessDay;
  @Column({ ...dayColumn, name: 'received_on' }) receivedOn!: BusinessDay;
  @Column({ ...textColumn, name: 'seller_name' }) sellerName!: string;
  @Column({ ...textColumn, name: 'seller_tax_id' }) sellerTaxId!: string;
  @Column({ ...textColumn, name: 'seller_branch' }) sellerBranch!: string;
  @Column({ ...nullable(textColumn), name: 'buyer_tax_id' }) buyerTaxId!: string | null;
  @Column(satangColumn) value!: Satang;
  @Column(satangColumn) vat!: Satang;
  @Column({ ...dayColumn, name: 'covers_from' }) coversFrom!: BusinessDay;
  @Column({ ...dayColumn, name: 'covers_to' }) coversTo!: BusinessDay;
  @Column({ ...textColumn, name: 'claimed_in_month' }) claimedInMonth!: Month;
  @Column(nullable(textColumn)) note!: string | null;
  @Column({ ...textColumn, name: 'recorded_by' }) recordedBy!: string;
  @Column({ ...nullable(textColumn), name: 'replaced_by' }) replacedBy!: string | null;
  @Column({ ...instantColumn, name: 'known_at' }) knownAt!: Instant;
  @Column(positionColumn) position!: number;
}

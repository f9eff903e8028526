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
import type { ReturnStatus } from '../domain/return.js';
import type { SettledAccount } from '../domain/return.events.js';

/** Money given back to a customer outside Opn. */
@Entity('returns')
export class ReturnEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) reference!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column(satangColumn) amount!: Satang;
  @Column({ ...dayColumn, name: 'returned_on' }) returnedOn!: BusinessDay;
  @Column(nullable(textColumn)) note!: string | null;
  @Column(textColumn) status!: ReturnStatus;
  @Column({ ...textColumn, name: 'recorded_by' }) recordedBy!: string;
  @Column({ ...nullable(textColumn), name: 'approved_by' }) approvedBy!: string | null;
  @Column(nullable(textColumn)) settles!: SettledAccount | null;
  @Column({ ...nullable(textColumn), name: 'withdrawn_by' }) withdrawnBy!: string | null;
  @Column({ ...nullable(textColumn), name: 'withdrawal_reason' }) withdrawalReason!: string | null;
  /** When we learned of it at all, and when we learned what it stands at now. */
  @Column({ ...instantColumn, name: 'first_known_at' }) firstKnownAt!: Instant;
  @Column({ ...instantColumn, name: 'known_at' }) knownAt!: Instant;
  @Column(positionColumn) position!: number;
}

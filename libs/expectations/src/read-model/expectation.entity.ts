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

export type ExpectationStatus = 'expected' | 'withdrawn';

/** An expected receipt in its latest revision. */
@Entity('expectations')
export class ExpectationEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) reference!: string;
  @Column(satangColumn) amount!: Satang;
  @Column(textColumn) currency!: 'THB';
  @Column({ ...dayColumn, name: 'expected_on' }) expectedOn!: BusinessDay;
  @Column({ ...nullable(instantColumn), name: 'due_at' }) dueAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'charge_id' }) chargeId!: string | null;
  @Column({ ...nullable(textColumn), name: 'document_no' }) documentNo!: string | null;
  @Column(nullable(textColumn)) channel!: string | null;
  @Column(nullable(textColumn)) customer!: string | null;
  @Column(nullable(textColumn)) note!: string | null;
  /** 1 as first expected, and one more each time its content was stated otherwise. */
  @Column({ type: 'integer' }) revision!: number;
  @Column(textColumn) status!: ExpectationStatus;
  @Column({ ...nullable(instantColumn), name: 'withdrawn_at' }) withdrawnAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'withdrawal_note' }) withdrawalNote!: string | null;
  /** When we learned of it at all, and when we learned what it stands at now. */
  @Column({ ...instantColumn, name: 'first_known_at' }) firstKnownAt!: Instant;
  @Column({ ...instantColumn, name: 'known_at' }) knownAt!: Instant;
  /** Of the last event that changed it. */
  @Column(positionColumn) position!: number;
}

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

export type CaseStandingName = 'open' | 'requested' | 'resolved' | 'written-off';

/** What people have done about a break, as it stands; its history is its events. */
@Entity('cases')
export class CaseEntity {
  @Column(key(textColumn)) account!: string;
  @Column({ ...key(textColumn), name: 'break_id' }) breakId!: string;
  @Column(nullable(textColumn)) assignee!: string | null;
  @Column({ ...nullable(instantColumn), name: 'assigned_at' }) assignedAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'last_note' }) lastNote!: string | null;
  @Column({ ...nullable(textColumn), name: 'last_note_by' }) lastNoteBy!: string | null;
  @Column({ ...nullable(instantColumn), name: 'last_note_at' }) lastNoteAt!: Instant | null;
  @Column(textColumn) standing!: CaseStandingName;
  /** Of the request or decision in force; null while there is none. */
  @Column(nullable(textColumn)) reason!: string | null;
  /** Who resolved it, or asked to write it off. */
  @Column({ ...nullable(textColumn), name: 'decided_by' }) decidedBy!: string | null;
  @Column({ ...nullable(instantColumn), name: 'decided_at' }) decidedAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'approved_by' }) approvedBy!: string | null;
  /** What the break said when that was decided: the decision is about nothing else. */
  @Column({ ...nullable(textColumn), name: 'fact_code' }) factCode!: string | null;
  @Column({ ...nullable(satangColumn), name: 'fact_amount' }) factAmount!: Satang | null;
  /** Codes seen beside it, sorted, with commas between them. */
  @Column({ ...nullable(textColumn), name: 'fact_also_seen' }) factAlsoSeen!: string | null;
  @Column({ ...nullable(dayColumn), name: 'fact_day' }) factDay!: BusinessDay | null;
  @Column({ ...nullable(textColumn), name: 'fact_subject' }) factSubject!: string | null;
  @Column({ ...nullable(textColumn), name: 'fact_reference' }) factReference!: string | null;
  @Column({ ...nullable(textColumn), name: 'entry_debit' }) entryDebit!: string | null;
  @Column({ ...nullable(textColumn), name: 'entry_credit' }) entryCredit!: string | null;
  @Column({ ...nullable(satangColumn), name: 'entry_amount' }) entryAmount!: Satang | null;
  @Column({ ...instantColumn, name: 'known_at' }) knownAt!: Instant;
  @Column(positionColumn) position!: number;
}

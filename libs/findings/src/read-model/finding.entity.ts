import { instantColumn, key, positionColumn, textColumn } from '#database';
import type { Instant } from '#kernel';
import { Column, Entity } from 'typeorm';
import type { FindingCode } from '../domain/finding.events.js';

/** A finding for operators: what came, and why it stayed out of the books. */
@Entity('findings')
export class FindingEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) code!: FindingCode;
  @Column({ ...textColumn, name: 'subject_kind' }) subjectKind!: string;
  @Column({ ...textColumn, name: 'subject_id' }) subjectId!: string;
  @Column(textColumn) detail!: string;
  @Column({ ...instantColumn, name: 'found_at' }) foundAt!: Instant;
  @Column(positionColumn) position!: number;
}

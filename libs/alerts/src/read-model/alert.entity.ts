import { instantColumn, key, nullable, positionColumn, satangColumn, textColumn } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Audience, Facts, Severity } from '#notifications';
import { Column, Entity } from 'typeorm';
import type { AlertKind, Urgency } from '../domain/alert-kind.js';
import type { AlertStatus } from '../domain/alert-state.js';

/** One episode of an alert, as its events leave it. */
@Entity('alerts')
export class AlertEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) kind!: AlertKind;
  @Column(textColumn) subject!: string;
  @Column({ type: 'integer' }) episode!: number;
  @Column(textColumn) severity!: Severity;
  @Column(textColumn) audience!: Audience;
  @Column(textColumn) urgency!: Urgency;
  @Column({ type: 'boolean' }) silent!: boolean;
  @Column(textColumn) status!: AlertStatus;
  @Column(instantColumn) since!: Instant;
  @Column({ ...instantColumn, name: 'raised_at' }) raisedAt!: Instant;
  @Column(nullable(positionColumn)) count!: number | null;
  @Column(nullable(satangColumn)) amount!: Satang | null;
  @Column({ type: 'jsonb' }) facts!: Facts;
  @Column(textColumn) link!: string;
  @Column({ ...nullable(textColumn), name: 'acknowledged_by' }) acknowledgedBy!: string | null;
  @Column({ ...nullable(instantColumn), name: 'acknowledged_at' }) acknowledgedAt!: Instant | null;
  @Column(nullable(textColumn)) note!: string | null;
  @Column({ ...nullable(instantColumn), name: 'resolved_at' }) resolvedAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'proof_kind' }) proofKind!: string | null;
  @Column({ ...nullable(textColumn), name: 'proof_id' }) proofId!: string | null;
  @Column(positionColumn) position!: number;
}

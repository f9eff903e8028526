import { instantColumn, key, nullable, positionColumn, textColumn } from '#database';
import type { Instant } from '#kernel';
import { Column, Entity } from 'typeorm';
import type { MatchState } from '../domain/match.js';

/** What people last said of a receipt and a charge, and who undid it, if anyone. */
@Entity('chosen_matches')
export class ChosenMatchEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) expectation!: string;
  @Column({ ...textColumn, name: 'charge_id' }) chargeId!: string;
  @Column(textColumn) state!: MatchState;
  /** Of the last choice or refusal: who, when, and in which words. */
  @Column({ ...textColumn, name: 'decided_by' }) decidedBy!: string;
  @Column({ ...instantColumn, name: 'decided_at' }) decidedAt!: Instant;
  @Column(nullable(textColumn)) note!: string | null;
  @Column({ ...nullable(textColumn), name: 'undone_by' }) undoneBy!: string | null;
  @Column({ ...nullable(instantColumn), name: 'undone_at' }) undoneAt!: Instant | null;
  @Column({ ...nullable(textColumn), name: 'undone_note' }) undoneNote!: string | null;
  /** When we learned what it stands at now, and of which event. */
  @Column({ ...instantColumn, name: 'known_at' }) knownAt!: Instant;
  @Column(positionColumn) position!: number;
}

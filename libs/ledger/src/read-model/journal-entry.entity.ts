import type { BusinessDay } from '#calendar';
import { dayColumn, instantColumn, key, nullable, positionColumn, textColumn } from '#database';
import type { Instant } from '#kernel';
import { Column, Entity } from 'typeorm';
import type { EntryKind } from '../domain/ledger-account.js';

/** The head of an entry. `cause` is the one event that made it: `<stream>@<version>`. */
@Entity('journal_entries')
export class JournalEntryEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) kind!: EntryKind;
  @Column({ ...dayColumn, name: 'posting_day' }) postingDay!: BusinessDay;
  @Column({ ...dayColumn, name: 'relates_to' }) relatesTo!: BusinessDay;
  /** Charge, day or account it is about. */
  @Column(nullable(textColumn)) subject!: string | null;
  @Column(textColumn) cause!: string;
  @Column(positionColumn) position!: number;
  @Column({ ...instantColumn, name: 'recorded_at' }) recordedAt!: Instant;
}

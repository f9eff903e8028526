import type { BusinessDay } from '#calendar';
import { dayColumn, instantColumn, key, nullable, positionColumn, textColumn } from '#database';
import type { Instant } from '#kernel';
import { Column, Entity } from 'typeorm';
import type { BankStatement } from '../domain/bank-statement.js';

type Totals = Pick<
  BankStatement,
  'movements' | 'payouts' | 'returns' | 'others' | 'balance' | 'difference'
>;

/** A file that was imported: which days it covers, and what its movements come to. */
@Entity('bank_statements')
export class BankStatementEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  @Column(textColumn) file!: string;
  @Column(nullable(textColumn)) preset!: string | null;
  @Column({ ...dayColumn, name: 'first_day' }) firstDay!: BusinessDay;
  @Column({ ...dayColumn, name: 'last_day' }) lastDay!: BusinessDay;
  @Column({ type: 'jsonb', name: 'bank_accounts' }) bankAccounts!: readonly string[];
  /** Money in it is text, as in every stored JSON. */
  @Column({ type: 'jsonb' }) totals!: Totals;
  /** Its rows are what it states of them, or it states nothing. */
  @Column({ type: 'boolean', name: 'adds_up' }) addsUp!: boolean;
  @Column({ ...textColumn, name: 'imported_by' }) importedBy!: string;
  @Column({ ...instantColumn, name: 'imported_at' }) importedAt!: Instant;
  @Column({ ...positionColumn, name: 'first_position' }) firstPosition!: number;
  @Column({ ...positionColumn, name: 'last_position' }) lastPosition!: number;
}

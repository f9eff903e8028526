import type { BusinessDay } from '#calendar';
import { dayColumn, key, positionColumn, satangColumn, textColumn } from '#database';
import type { Satang } from '#money';
import { Column, Entity } from 'typeorm';
import type { LedgerAccount } from '../domain/ledger-account.js';

/** One line of an entry, with the entry's days and position, so that balances need no join. */
@Entity('journal_lines')
export class JournalLineEntity {
  @Column(key(textColumn)) account!: string;
  @Column({ ...key(textColumn), name: 'entry_id' }) entryId!: string;
  @Column(key({ type: 'integer' })) line!: number;
  @Column({ ...textColumn, name: 'ledger_account' }) ledgerAccount!: LedgerAccount;
  @Column(satangColumn) debit!: Satang;
  @Column(satangColumn) credit!: Satang;
  @Column({ ...dayColumn, name: 'posting_day' }) postingDay!: BusinessDay;
  @Column({ ...dayColumn, name: 'relates_to' }) relatesTo!: BusinessDay;
  @Column(textColumn) kind!: string;
  @Column(positionColumn) position!: number;
}

import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { BooksKeeper } from './read-model/books-keeper.js';
import { HledgerJournal } from './read-model/hledger-journal.js';
import { ListBalancesHandler } from './read-model/list-balances.query.js';
import { ListEntriesHandler } from './read-model/list-entries.query.js';

@Module({
  imports: [EventStoreModule],
  providers: [BooksKeeper, HledgerJournal, ListBalancesHandler, ListEntriesHandler],
  exports: [BooksKeeper, HledgerJournal],
})
export class LedgerModule {}

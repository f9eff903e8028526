import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { BooksKeeper } from './read-model/books-keeper.js';
import { ListBalancesHandler } from './read-model/list-balances.query.js';
import { ListEntriesHandler } from './read-model/list-entries.query.js';

@Module({
  imports: [EventStoreModule],
  providers: [BooksKeeper, ListBalancesHandler, ListEntriesHandler],
  exports: [BooksKeeper],
})
export class LedgerModule {}

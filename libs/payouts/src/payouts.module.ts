import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { CountTransactionsHandler } from './read-model/count-transactions.query.js';

@Module({
  imports: [EventStoreModule],
  providers: [CountTransactionsHandler],
})
export class PayoutsModule {}

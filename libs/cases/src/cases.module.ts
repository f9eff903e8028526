import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';

/** What people decide about single items: which belong together, and what becomes of a break. */
@Module({
  imports: [EventStoreModule],
})
export class CasesModule {}

import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { DayReader } from './read-model/day-reader.js';
import { PeriodReader } from './read-model/period-reader.js';

@Module({
  imports: [EventStoreModule],
  providers: [DayReader, PeriodReader],
  exports: [DayReader, PeriodReader],
})
export class DaysModule {}

import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { DayReader } from './read-model/day-reader.js';
import { PeriodReader } from './read-model/period-reader.js';
import { SignOffReader } from './read-model/sign-off-reader.js';

@Module({
  imports: [EventStoreModule],
  providers: [DayReader, PeriodReader, SignOffReader],
  exports: [DayReader, PeriodReader, SignOffReader],
})
export class DaysModule {}

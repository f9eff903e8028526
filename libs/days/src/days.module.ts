import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { DayReader } from './read-model/day-reader.js';
import { LatestVersions } from './read-model/latest-versions.js';
import { PeriodReader } from './read-model/period-reader.js';
import { SignOffReader } from './read-model/sign-off-reader.js';

@Module({
  imports: [EventStoreModule],
  providers: [DayReader, LatestVersions, PeriodReader, SignOffReader],
  exports: [DayReader, LatestVersions, PeriodReader, SignOffReader],
})
export class DaysModule {}

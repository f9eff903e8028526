import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { DayReader } from './read-model/day-reader.js';

@Module({ imports: [EventStoreModule], providers: [DayReader], exports: [DayReader] })
export class DaysModule {}

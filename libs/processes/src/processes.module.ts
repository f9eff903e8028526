import { Database } from '#database';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ProcessRecords } from './application/process-records.js';
import { Pulse } from './application/pulse.js';
import { Stopping } from './application/stopping.js';
import { WorkRecord } from './application/work-record.js';
import type { ProcessKind } from './domain/process-life.js';
import { ProcessRecordsTable } from './infrastructure/process-records-table.js';

/** Which processes of the installation run, and how their work goes. */
@Module({})
export class ProcessesModule {
  /** `kind` null: this one says nothing of itself. */
  static as(kind: ProcessKind | null): DynamicModule {
    return {
      module: ProcessesModule,
      providers: [
        Stopping,
        WorkRecord,
        { provide: ProcessRecords, useClass: ProcessRecordsTable },
        {
          provide: Pulse,
          useFactory: (records: ProcessRecords, work: WorkRecord, database: Database) =>
            new Pulse(kind, records, work, database),
          inject: [ProcessRecords, WorkRecord, Database],
        },
      ],
      exports: [ProcessRecords, Stopping, WorkRecord],
    };
  }
}

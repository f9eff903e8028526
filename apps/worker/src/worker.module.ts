import type { Config } from '#config';
import { InstallationModule } from '#installation';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccountCheck } from './account-check.js';
import { AlertsSchedule } from './alerts.schedule.js';
import { BooksSchedule } from './books.schedule.js';
import { ClosingSchedule } from './closing.schedule.js';
import { DeliverySchedule } from './delivery.schedule.js';
import { EvidenceSchedule } from './evidence.schedule.js';
import { InboxSchedule } from './inbox.schedule.js';
import { Jobs } from './jobs.js';
import { NotificationsSchedule } from './notifications.schedule.js';
import { RefetchSchedule } from './refetch.schedule.js';
import { ReportFilesSchedule } from './report-files.schedule.js';
import { SweepSchedule } from './sweep.schedule.js';

@Module({})
export class WorkerModule {
  static from(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: WorkerModule,
      imports: [InstallationModule.from(config, databaseUrl, 'worker'), ScheduleModule.forRoot()],
      providers: [
        AccountCheck,
        AlertsSchedule,
        BooksSchedule,
        ClosingSchedule,
        DeliverySchedule,
        EvidenceSchedule,
        InboxSchedule,
        Jobs,
        NotificationsSchedule,
        RefetchSchedule,
        ReportFilesSchedule,
        SweepSchedule,
      ],
    };
  }
}

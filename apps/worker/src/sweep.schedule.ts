import { ReadFirstHistory, RunRollingReads } from '#ingestion';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const ROLLING_EVERY_MS = 5_000;
const HISTORY_EVERY_MS = 10_000;

/**
 * Opn's lists are read again and again, and once from their beginning. When which of them is due
 * stands in the database, so that more processes do not read more.
 */
@Injectable()
export class SweepSchedule {
  constructor(
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
  ) {}

  @Interval(ROLLING_EVERY_MS)
  sweep(): void {
    this.jobs.request('sweeps', (account) => this.commands.execute(new RunRollingReads(account)));
  }

  @Interval(HISTORY_EVERY_MS)
  readHistory(): void {
    this.jobs.request('history', (account) => this.commands.execute(new ReadFirstHistory(account)));
  }
}

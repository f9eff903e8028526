import { CloseDueDays, RestateChangedDays } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 30_000;

/** Days are closed when they are due, and issued anew when a later fact changed them. */
@Injectable()
export class ClosingSchedule {
  constructor(
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
  ) {}

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('closing', async (account) => {
      await this.commands.execute(new CloseDueDays(account));
      await this.commands.execute(new RestateChangedDays(account));
    });
  }
}

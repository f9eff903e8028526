import { LogListener } from '#event-store';
import { FILES_CHANNEL, RenderMissingFiles } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 15_000;

/** Files of issued reports are made in advance, and at once where somebody waits for one. */
@Injectable()
export class ReportFilesSchedule implements OnApplicationBootstrap {
  constructor(
    private readonly listener: LogListener,
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
  ) {}

  onApplicationBootstrap(): void {
    this.listener.listen(FILES_CHANNEL, (account) =>
      this.jobs.requestFor(account, 'report-files', (due) => this.render(due)),
    );
  }

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('report-files', (account) => this.render(account));
  }

  private render(account: string): Promise<number> {
    return this.commands.execute(new RenderMissingFiles(account));
  }
}

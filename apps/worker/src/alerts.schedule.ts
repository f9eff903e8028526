import { TellAlerts, TellDigest, WatchAlerts } from '#alerts';
import { LogReader } from '#event-store';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';
import { LookPace } from './look-pace.js';

const EVERY_MS = 5_000;
const DIGEST_EVERY_MS = 30_000;

/** Alerts follow facts, at a measured pace, and the clock; whoever is to know is told at once. */
@Injectable()
export class AlertsSchedule {
  private readonly pace = new LookPace();

  constructor(
    private readonly jobs: Jobs,
    private readonly log: LogReader,
    private readonly commands: CommandBus,
  ) {}

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('alerts', (account) => this.look(account));
    this.jobs.request('alert-tellings', (account) =>
      this.commands.execute(new TellAlerts(account)),
    );
  }

  @Interval(DIGEST_EVERY_MS)
  digest(): void {
    this.jobs.request('alert-digests', (account) => this.commands.execute(new TellDigest(account)));
  }

  private async look(account: string): Promise<void> {
    const { position } = await this.log.head(account);
    if (!this.pace.isDue(account, position, performance.now())) return;
    const startedAt = performance.now();
    try {
      await this.commands.execute(new WatchAlerts(account));
    } finally {
      this.pace.note(account, position, startedAt, performance.now());
    }
    await this.commands.execute(new TellAlerts(account));
  }
}

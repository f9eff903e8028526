import { LogListener } from '#event-store';
import { INBOX_CHANNEL, WorkOffHints } from '#ingestion';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 1_000;
const MAX_ROUNDS = 100;

/** Webhooks are worked off as they come; the tick finds what no announcement told. */
@Injectable()
export class InboxSchedule implements OnApplicationBootstrap {
  constructor(
    private readonly listener: LogListener,
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
  ) {}

  onApplicationBootstrap(): void {
    this.listener.listen(INBOX_CHANNEL, (announced) =>
      this.jobs.requestFor(announced, 'inbox', (account) => this.workOff(account)),
    );
  }

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('inbox', (account) => this.workOff(account));
  }

  private async workOff(account: string): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if ((await this.commands.execute(new WorkOffHints(account))) === 0) return;
    }
  }
}

import { OpnAccounts } from '#ingestion';
import { CloseDueDays, RestateChangedDays } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 30_000;

/** What piled up while nobody ran is worked off first: a day is not closed on half of its news. */
const NOT_BEFORE_MS = 60_000;

/** Days are closed when they are due, and issued anew when a later fact changed them. */
@Injectable()
export class ClosingSchedule {
  private readonly startedAt = performance.now();

  constructor(
    private readonly jobs: Jobs,
    private readonly opn: OpnAccounts,
    private readonly commands: CommandBus,
  ) {}

  @Interval(EVERY_MS)
  tick(): void {
    if (performance.now() - this.startedAt < NOT_BEFORE_MS) return;
    this.jobs.request('closing', (account) => this.close(account));
  }

  /** An account without a key cannot be read; that its days stay open is said with the others. */
  private async close(account: string): Promise<void> {
    await this.commands.execute(new CloseDueDays(account));
    if (!this.opn.accounts.includes(account)) return;
    await this.commands.execute(new RestateChangedDays(account));
  }
}

import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { Clock, DomainError, epochMs, HOUR_MS } from '#kernel';
import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReportStore } from '../read-model/report-store.js';
import { CloseDay } from './close-day.command.js';
import { ClosingObstacles } from './closing-obstacles.js';

/** What Opn does not have for an account does not come by the minute. */
const EVERY_MS = HOUR_MS;

/** Days whose report lacks a source are closed again: perhaps it can be read by now. */
@Injectable()
export class ProvisionalDays {
  private readonly logger = new Logger(ProvisionalDays.name);
  private readonly triedAt = new Map<string, number>();

  constructor(
    private readonly days: DayReader,
    private readonly store: ReportStore,
    private readonly obstacles: ClosingObstacles,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** Where one still lacks something, so does every other one: they are left for later. */
  async tryAgain(account: string, days: readonly BusinessDay[]): Promise<void> {
    if (!this.isTime(account) || (await this.obstacles.of(account)) !== null) return;
    this.triedAt.set(account, epochMs(this.clock.now()));
    for (const day of [...days].reverse()) {
      if ((await this.isProvisional(account, day)) && !(await this.close(account, day))) return;
    }
  }

  private isTime(account: string): boolean {
    const triedAt = this.triedAt.get(account);
    if (triedAt === undefined) return true;
    const sinceMs = epochMs(this.clock.now()) - triedAt;
    return sinceMs < 0 || sinceMs >= EVERY_MS; // less than nothing: the clock was set back
  }

  private async isProvisional(account: string, day: BusinessDay): Promise<boolean> {
    const issued = (await this.days.versions(account, day)).at(-1)?.data;
    if (!issued) return false;
    const { version, digest } = issued;
    return (await this.store.head({ account, day, version, digest }))?.status === 'provisional';
  }

  /** Whether nothing is missing any more. */
  private async close(account: string, day: BusinessDay): Promise<boolean> {
    const order = new CloseDay(account, day, { kind: 'schedule', ref: 'provisional' });
    try {
      return (await this.commands.execute(order)).status !== 'provisional';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`${account}: ${error.message}`);
      return false;
    }
  }
}

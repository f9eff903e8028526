import { SettingsReader } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { Clock, DomainError, HOUR_MS, isBefore, plusMs } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { ReportFacts } from '../read-model/report-facts.js';
import { ClosingObstacles } from './closing-obstacles.js';
import { CloseDay } from './close-day.command.js';
import { ProvisionalDays } from './provisional-days.js';

/** Opn writes its daily receipt in the small hours; with a midnight cut-off this is 03:00. */
const CLOSES_AFTER_MS = 3 * HOUR_MS;

/** An installation that slept longer than this closes older days by command. */
const MAX_DAYS_BEHIND = 31;

/**
 * Closes every day that is due and still open, the oldest first; answers which were closed. Those
 * that are closed provisionally are tried again from time to time.
 */
export class CloseDueDays extends Command<readonly BusinessDay[]> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(CloseDueDays)
export class CloseDueDaysHandler implements ICommandHandler<CloseDueDays> {
  private readonly logger = new Logger(CloseDueDaysHandler.name);

  constructor(
    private readonly settings: SettingsReader,
    private readonly days: DayReader,
    private readonly facts: ReportFacts,
    private readonly obstacles: ClosingObstacles,
    private readonly provisional: ProvisionalDays,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: CloseDueDays): Promise<readonly BusinessDay[]> {
    const due = await this.dueDays(account);
    const closed = await this.closeOpen(account, due);
    await this.provisional.tryAgain(account, due);
    return closed;
  }

  private async closeOpen(
    account: string,
    due: readonly BusinessDay[],
  ): Promise<readonly BusinessDay[]> {
    const closed: BusinessDay[] = [];
    for (const day of due) {
      if ((await this.days.versions(account, day)).length > 0) continue;
      if (closed.length === 0 && (await this.obstacles.areThere(account, day))) break;
      if (await this.close(account, day)) closed.push(day);
    }
    return closed;
  }

  private async dueDays(account: string): Promise<readonly BusinessDay[]> {
    const { days, openingDay } = await this.settings.of(account);
    const now = this.clock.now();
    const today = businessDayOf(now, days);
    const firstFact = await this.facts.firstDay(account);
    const oldest = [addDays(today, -MAX_DAYS_BEHIND), openingDay, firstFact].reduce<BusinessDay>(
      (latest, day) => (day !== null && day > latest ? day : latest),
      addDays(today, -MAX_DAYS_BEHIND),
    );
    if (firstFact === null) return [];
    const due: BusinessDay[] = [];
    for (let day = oldest; day < today; day = addDays(day, 1)) {
      if (!isBefore(now, plusMs(dayWindow(day, days).to, CLOSES_AFTER_MS))) due.push(day);
    }
    return due;
  }

  /** One day that cannot be closed keeps no other open; it is tried again by the schedule. */
  private async close(account: string, day: BusinessDay): Promise<boolean> {
    try {
      await this.commands.execute(new CloseDay(account, day, { kind: 'schedule', ref: 'closing' }));
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`${account}: ${error.message}`);
      return false;
    }
  }
}

import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { DomainError } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DueDays } from '../read-model/due-days.js';
import { ClosingObstacles } from './closing-obstacles.js';
import { CloseDay } from './close-day.command.js';
import { ProvisionalDays } from './provisional-days.js';

/**
 * Closes every day that is due and still open, the oldest first, up to one that cannot be closed:
 * each begins with what the day before ended with. Answers which were closed. Those that are
 * closed provisionally are tried again from time to time.
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
    private readonly due: DueDays,
    private readonly days: DayReader,
    private readonly obstacles: ClosingObstacles,
    private readonly provisional: ProvisionalDays,
    private readonly commands: CommandBus,
  ) {}

  async execute({ account }: CloseDueDays): Promise<readonly BusinessDay[]> {
    const due = await this.due.of(account);
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
      if (!(await this.close(account, day))) break;
      closed.push(day);
    }
    return closed;
  }

  /** One that cannot be closed keeps the days after it open; it is tried again by the schedule. */
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

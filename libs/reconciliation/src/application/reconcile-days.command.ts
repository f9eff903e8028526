import type { BusinessDay } from '#calendar';
import { inGroupsOf } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { BreakTable } from '../read-model/break-table.js';
import { DayStandingJudge } from '../read-model/day-standing-judge.js';

/** The next day is judged while the one before is: each waits for the database most of its time. */
const DAYS_AT_ONCE = 2;

/** Judges many days from the log's head, in their order; answers how many. */
export class ReconcileDays extends Command<number> {
  constructor(
    readonly account: string,
    readonly days: readonly BusinessDay[],
  ) {
    super();
  }
}

@CommandHandler(ReconcileDays)
export class ReconcileDaysHandler implements ICommandHandler<ReconcileDays> {
  constructor(
    private readonly books: BooksKeeper,
    private readonly judge: DayStandingJudge,
    private readonly breaks: BreakTable,
  ) {}

  async execute({ account, days }: ReconcileDays): Promise<number> {
    await this.books.catchUp(account);
    for (const group of inGroupsOf(DAYS_AT_ONCE, days)) {
      const judged = await Promise.all(group.map((day) => this.judge.judge(account, day)));
      // Written in their order, for a break may move from one day to another.
      for (const { standing, subjects, asOf, proofOf } of judged) {
        const { day, breaks } = standing;
        await this.breaks.replaceDay(account, { day, breaks, subjects }, asOf, proofOf);
      }
    }
    return days.length;
  }
}

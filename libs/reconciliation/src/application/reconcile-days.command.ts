import type { BusinessDay } from '#calendar';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { BreakTable } from '../read-model/break-table.js';
import { DayStandingJudge } from '../read-model/day-standing-judge.js';
import type { StandingDay } from '../read-model/day-standing-judge.js';

/** Days that are judged while one is written: each waits for the database most of its time. */
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
    const waiting = [...days];
    const judging: Promise<StandingDay>[] = [];
    const beginNext = (): void => {
      for (const day of waiting.splice(0, 1)) judging.push(this.begin(account, day));
    };
    for (let begun = 0; begun < DAYS_AT_ONCE; begun += 1) beginNext();
    // Written in their order, for a break may move from one day to another.
    for (let next = judging.shift(); next; next = judging.shift()) {
      const judged = await next;
      beginNext();
      await this.write(account, judged);
    }
    return days.length;
  }

  /** What fails is told when its turn comes, if nothing has failed before. */
  private begin(account: string, day: BusinessDay): Promise<StandingDay> {
    const judged = this.judge.judge(account, day);
    judged.catch(() => undefined);
    return judged;
  }

  private write(
    account: string,
    { standing, subjects, asOf, proofOf }: StandingDay,
  ): Promise<void> {
    const { day, breaks } = standing;
    return this.breaks.replaceDay(account, { day, breaks, subjects }, asOf, proofOf);
  }
}

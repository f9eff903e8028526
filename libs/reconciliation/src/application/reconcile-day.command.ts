import type { BusinessDay } from '#calendar';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { BreakTable } from '../read-model/break-table.js';
import { DayJudge } from '../read-model/day-judge.js';
import type { JudgedDay } from '../read-model/day-judge.js';

/** Judges a day from the log's head and keeps its breaks; answers with the result. */
export class ReconcileDay extends Command<JudgedDay> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
  ) {
    super();
  }
}

@CommandHandler(ReconcileDay)
export class ReconcileDayHandler implements ICommandHandler<ReconcileDay> {
  constructor(
    private readonly books: BooksKeeper,
    private readonly judge: DayJudge,
    private readonly breaks: BreakTable,
  ) {}

  async execute({ account, day }: ReconcileDay): Promise<JudgedDay> {
    await this.books.catchUp(account);
    const judged = await this.judge.judge(account, day);
    await this.breaks.replaceDay(account, judged.result, judged.asOf);
    return judged;
  }
}

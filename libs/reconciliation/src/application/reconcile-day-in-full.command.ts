import type { BusinessDay } from '#calendar';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AffectedDays } from '../read-model/affected-days.js';
import { BreakTable } from '../read-model/break-table.js';
import { DayJudge } from '../read-model/day-judge.js';
import type { JudgedDay } from '../read-model/day-judge.js';
import { RECONCILED, ScopeKeeper } from '../read-model/scope-keeper.js';

/** The same as `ReconcileDay`, with the verdict on every row: for a report, which lists them. */
export class ReconcileDayInFull extends Command<JudgedDay> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
  ) {
    super();
  }
}

@CommandHandler(ReconcileDayInFull)
export class ReconcileDayInFullHandler implements ICommandHandler<ReconcileDayInFull> {
  constructor(
    private readonly books: BooksKeeper,
    private readonly judge: DayJudge,
    private readonly breaks: BreakTable,
    private readonly days: AffectedDays,
    private readonly scopes: ScopeKeeper,
  ) {}

  async execute({ account, day }: ReconcileDayInFull): Promise<JudgedDay> {
    const to = await this.books.catchUp(account);
    const judged = await this.judge.judge(account, day);
    await this.breaks.replaceDay(account, judged.result, judged.asOf, judged.proofOf);
    const from = await this.days.checkpoint(account, RECONCILED);
    await this.scopes.judge(account, { from, to }, false);
    return judged;
  }
}

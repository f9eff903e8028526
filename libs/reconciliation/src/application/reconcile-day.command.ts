import type { BusinessDay } from '#calendar';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AffectedDays } from '../read-model/affected-days.js';
import { BreakTable } from '../read-model/break-table.js';
import { DayJudge } from '../read-model/day-judge.js';
import type { JudgedDay } from '../read-model/day-judge.js';
import { RECONCILED, ScopeKeeper } from '../read-model/scope-keeper.js';

/** Judges a day from the log's head, and all that changed beside it; answers with the day. */
export class ReconcileDay extends Command<JudgedDay> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
    /** Transfers, bank lines and what else changed: not for one day of many. */
    readonly alsoScopes = true,
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
    private readonly days: AffectedDays,
    private readonly scopes: ScopeKeeper,
  ) {}

  async execute({ account, day, alsoScopes }: ReconcileDay): Promise<JudgedDay> {
    const to = await this.books.catchUp(account);
    const judged = await this.judge.judge(account, day);
    await this.breaks.replaceDay(account, judged.result, judged.asOf);
    if (alsoScopes) {
      const from = await this.days.checkpoint(account, RECONCILED);
      await this.scopes.judge(account, { from, to }, false);
    }
    return judged;
  }
}

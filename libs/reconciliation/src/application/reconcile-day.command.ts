import type { BusinessDay } from '#calendar';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AffectedDays } from '../read-model/affected-days.js';
import { BreakTable } from '../read-model/break-table.js';
import { DayStandingJudge } from '../read-model/day-standing-judge.js';
import type { StandingDay } from '../read-model/day-standing-judge.js';
import { RECONCILED, ScopeKeeper } from '../read-model/scope-keeper.js';

/**
 * Judges a day from the log's head, and all that changed beside it; answers with its totals and
 * breaks.
 */
export class ReconcileDay extends Command<StandingDay> {
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
    private readonly judge: DayStandingJudge,
    private readonly breaks: BreakTable,
    private readonly days: AffectedDays,
    private readonly scopes: ScopeKeeper,
  ) {}

  async execute({ account, day }: ReconcileDay): Promise<StandingDay> {
    const to = await this.books.catchUp(account);
    const judged = await this.judge.judge(account, day);
    const { standing, subjects, asOf, proofOf } = judged;
    const { breaks } = standing;
    await this.breaks.replaceDay(account, { day, breaks, subjects }, asOf, proofOf);
    const from = await this.days.checkpoint(account, RECONCILED);
    await this.scopes.judge(account, { from, to }, false);
    return judged;
  }
}

import type { BusinessDay } from '#calendar';
import type { Session } from '#database';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { AffectedDays } from '../read-model/affected-days.js';
import { BreakTable } from '../read-model/break-table.js';
import { DayInParts } from '../read-model/day-in-parts.js';
import type { ReadParts } from '../read-model/day-in-parts.js';
import type { JudgedDay } from '../read-model/day-judge.js';
import { RECONCILED, ScopeKeeper } from '../read-model/scope-keeper.js';

/**
 * The same as `ReconcileDay`, with the verdict on every row: for a report, which reads them on its
 * session while they are judged.
 */
export class ReconcileDayInFull extends Command<JudgedDay> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
    readonly session: Session,
    readonly read: ReadParts,
  ) {
    super();
  }
}

@CommandHandler(ReconcileDayInFull)
export class ReconcileDayInFullHandler implements ICommandHandler<ReconcileDayInFull> {
  constructor(
    private readonly books: BooksKeeper,
    private readonly judge: DayInParts,
    private readonly breaks: BreakTable,
    private readonly days: AffectedDays,
    private readonly scopes: ScopeKeeper,
  ) {}

  async execute({ account, day, session, read }: ReconcileDayInFull): Promise<JudgedDay> {
    const to = await this.books.catchUp(account);
    const from = await this.days.checkpoint(account, RECONCILED);
    // What has ended by the judging of the day must not be found to have ended after it; and what
    // is found of the day may bear on other scopes.
    if (to > from) await this.scopes.judge(account, { from, to }, false);
    const judged = await this.judge.judgeAndRead(account, day, session, read);
    await this.breaks.replaceDay(account, judged.result, judged.asOf, judged.proofOf);
    if (to > from) await this.scopes.judge(account, { from, to }, false);
    return judged;
  }
}

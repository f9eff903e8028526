import { BooksKeeper } from '#ledger';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CauseKeeper } from '../read-model/causes/cause-keeper.js';
import { AffectedDays } from '../read-model/affected-days.js';
import { RECONCILED, ScopeKeeper } from '../read-model/scope-keeper.js';
import { ReconcileDays } from './reconcile-days.command.js';

/** Judges again what new facts, or time, may have changed; answers how many scopes that were. */
export class ReconcileAffectedDays extends Command<number> {
  constructor(
    readonly account: string,
    /** Also days on which nothing happened but time. */
    readonly timeHasPassed: boolean,
  ) {
    super();
  }
}

@CommandHandler(ReconcileAffectedDays)
export class ReconcileAffectedDaysHandler implements ICommandHandler<ReconcileAffectedDays> {
  constructor(
    private readonly books: BooksKeeper,
    private readonly days: AffectedDays,
    private readonly scopes: ScopeKeeper,
    private readonly causes: CauseKeeper,
    private readonly commands: CommandBus,
  ) {}

  async execute({ account, timeHasPassed }: ReconcileAffectedDays): Promise<number> {
    const to = await this.books.catchUp(account);
    const from = await this.days.checkpoint(account, RECONCILED);
    const touched = to > from ? await this.days.between(account, from, to) : [];
    const waiting = timeHasPassed ? await this.days.waiting(account) : [];
    const affected = [...new Set([...touched, ...waiting])].sort();
    await this.commands.execute(new ReconcileDays(account, affected));
    const scopes = await this.scopes.judge(account, { from, to }, timeHasPassed);
    if (to > from || timeHasPassed) await this.causes.regroup(account);
    await this.days.moveCheckpoint(account, RECONCILED, to);
    return affected.length + scopes;
  }
}

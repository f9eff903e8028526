import type { Month } from '#calendar';
import { lastDayOf } from '#calendar';
import { periodDecider, periodStream } from '#days';
import type { ClosedPeriod, PeriodOrder } from '#days';
import { DecisionRunner } from '#event-store';
import { Clock } from '#kernel';
import { BooksKeeper, ListBalances } from '#ledger';
import { Command, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { PeriodNotClosableError } from '../domain/report.errors.js';
import { ClosingTurns } from './closing-turns.js';
import { PeriodObstacles } from './period-obstacles.js';
import type { PeriodOutlook } from './period-obstacles.js';

/**
 * Closes a month: nothing is posted in it any more, and its days are not restated. Refuses with
 * every reason at once (`period.not_closable`); a month that is closed stays as it is. Days that
 * lack a source are in the way unless a person accepts them and notes why.
 */
export class ClosePeriod extends Command<void> {
  constructor(
    readonly account: string,
    readonly month: Month,
    readonly by: string,
    readonly acceptProvisional: { readonly note: string } | null = null,
  ) {
    super();
  }
}

/** Lets a month be posted to and its days be restated again, for a reason. */
export class ReopenPeriod extends Command<void> {
  constructor(
    readonly account: string,
    readonly month: Month,
    readonly by: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(ClosePeriod)
export class ClosePeriodHandler implements ICommandHandler<ClosePeriod> {
  constructor(
    private readonly turns: ClosingTurns,
    private readonly obstacles: PeriodObstacles,
    private readonly books: BooksKeeper,
    private readonly queries: QueryBus,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  execute({ account, month, by, acceptProvisional }: ClosePeriod): Promise<void> {
    return this.turns.take(account, async (turn) => {
      await this.books.catchUp(account);
      await this.books.refuseIfStopped(account);
      const outlook = await this.obstacles.of(account, month, acceptProvisional !== null);
      const { days, obstacles } = outlook;
      if (obstacles.length > 0) throw new PeriodNotClosableError(month, obstacles);
      const held = await this.queries.execute(new ListBalances(account, null, lastDayOf(month)));
      const closed: ClosedPeriod = {
        month,
        by,
        ...accepted(outlook, acceptProvisional),
        days: days.map(({ day, version, digest }) => ({ day, version, digest })),
        balances: held.map(({ ledgerAccount, balance }) => ({ ledgerAccount, balance })),
      };
      const order = { kind: 'close', at: this.clock.now(), closed } as const;
      await turn.confirm();
      await decide(this.decisions, account, month, by, order);
      await this.books.catchUp(account);
    });
  }
}

@CommandHandler(ReopenPeriod)
export class ReopenPeriodHandler implements ICommandHandler<ReopenPeriod> {
  constructor(
    private readonly turns: ClosingTurns,
    private readonly books: BooksKeeper,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  execute({ account, month, by, reason }: ReopenPeriod): Promise<void> {
    return this.turns.take(account, async () => {
      const order = { kind: 'reopen', at: this.clock.now(), month, by, reason } as const;
      await decide(this.decisions, account, month, by, order);
      await this.books.catchUp(account);
    });
  }
}

const accepted = (
  { provisional }: PeriodOutlook,
  accepts: ClosePeriod['acceptProvisional'],
): Pick<ClosedPeriod, 'provisional'> =>
  accepts === null || provisional.length === 0
    ? {}
    : { provisional: { days: provisional.map(({ day }) => day), ...accepts } };

async function decide(
  decisions: DecisionRunner,
  account: string,
  month: Month,
  by: string,
  learned: PeriodOrder,
): Promise<void> {
  const cause = { kind: 'person', ref: by } as const;
  const lesson = { stream: periodStream(account, month), learned, cause, evidence: null };
  await decisions.run([lesson], periodDecider);
}

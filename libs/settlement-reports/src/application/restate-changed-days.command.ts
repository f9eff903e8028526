import { daysOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader, PeriodReader } from '#days';
import { BooksKeeper } from '#ledger';
import { AffectedDays } from '#reconciliation';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CloseDay } from './close-day.command.js';

const CHECKPOINT = 'restatement';

/** Looks again at closed days that later facts bear on; answers which of them were looked at. */
export class RestateChangedDays extends Command<readonly BusinessDay[]> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(RestateChangedDays)
export class RestateChangedDaysHandler implements ICommandHandler<RestateChangedDays> {
  private readonly logger = new Logger(RestateChangedDaysHandler.name);

  constructor(
    private readonly books: BooksKeeper,
    private readonly affected: AffectedDays,
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly commands: CommandBus,
  ) {}

  async execute({ account }: RestateChangedDays): Promise<readonly BusinessDay[]> {
    const to = await this.books.catchUp(account);
    const from = await this.affected.checkpoint(account, CHECKPOINT);
    const looked: BusinessDay[] = [];
    let isComplete = true;
    for (const day of await this.changed(account, from, to)) {
      const issued = (await this.days.versions(account, day)).at(-1);
      if (!issued || issued.data.asOf.position >= to) continue;
      if (await this.look(account, day)) looked.push(day);
      else isComplete = false;
    }
    if (isComplete) await this.affected.moveCheckpoint(account, CHECKPOINT, to);
    return looked;
  }

  /** While a month is closed its days are not looked at: they are once it is reopened. */
  private async changed(
    account: string,
    from: number,
    to: number,
  ): Promise<ReadonlySet<BusinessDay>> {
    if (to <= from) return new Set();
    const steps = await this.periods.history(account);
    const reopened = steps.filter(
      ({ type, position }) => type === 'PeriodReopened' && position > from && position <= to,
    );
    return new Set([
      ...(await this.affected.between(account, from, to)),
      ...reopened.flatMap(({ data }) => daysOf(data.month)),
    ]);
  }

  /**
   * Closing again issues a new version only if money, status, match or break of the day changed.
   */
  private async look(account: string, day: BusinessDay): Promise<boolean> {
    try {
      await this.commands.execute(
        new CloseDay(account, day, { kind: 'schedule', ref: CHECKPOINT }, true),
      );
      return true;
    } catch (error) {
      // One day that cannot be looked at keeps no other from it; it is tried again.
      this.logger.warn(`${account}, ${day}: ${String(error)}`);
      return false;
    }
  }
}

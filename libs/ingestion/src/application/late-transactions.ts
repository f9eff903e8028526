import { SettingsReader } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay, DayWindow } from '#calendar';
import { Clock, isBefore } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FirstCreated } from './first-created.js';
import { SweepList } from './sweep-list.command.js';
import { TransactionLog } from './transaction-log.js';

/** Days read again at one time; the next time goes on, for what was found is missing no longer. */
const MAX_DAYS = 10;

/**
 * Transactions that Opn showed only after we had read on past them. Counting what was created since
 * a day, at Opn and in the log, tells which days lack some, the last ones first; those are read.
 */
@Injectable()
export class LateTransactions {
  constructor(
    private readonly settings: SettingsReader,
    private readonly first: FirstCreated,
    private readonly transactions: TransactionLog,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** How many days were read again. */
  async find(account: string): Promise<number> {
    let days = await this.kept(account);
    let hopeless = 0; // shown by Opn, and kept out of the books: findings say why
    for (let read = 0; read < MAX_DAYS; read += 1) {
      const lacking = await this.lastLacking(account, days, hopeless);
      const day = lacking === null ? undefined : days[lacking];
      if (lacking === null || day === undefined) return read;
      await this.read(account, day);
      hopeless = await this.transactions.missingSince(account, day.from);
      days = days.slice(0, lacking);
    }
    return MAX_DAYS;
  }

  /** The days of the books: from the opening day on, or from Opn's first transaction. */
  private async kept(account: string): Promise<readonly DayWindow[]> {
    const { openingDay, days } = await this.settings.of(account);
    const now = this.clock.now();
    const first = openingDay === null ? await this.first.of(account, 'transactions') : null;
    const begin = openingDay ?? businessDayOf(first ?? now, days);
    const windows: DayWindow[] = [];
    const today = businessDayOf(now, days);
    for (let day: BusinessDay = begin; day <= today; day = addDays(day, 1)) {
      windows.push(dayWindow(day, days));
    }
    return windows;
  }

  /** Where the last day is that lacks more than those after it do; null if none does. */
  private async lastLacking(
    account: string,
    days: readonly DayWindow[],
    hopeless: number,
  ): Promise<number | null> {
    const lacks = async (index: number) => {
      const since = days[index]?.from;
      return !!since && (await this.transactions.missingSince(account, since)) > hopeless;
    };
    if (!(await lacks(0))) return null;
    let [last, beyond] = [0, days.length];
    while (beyond - last > 1) {
      const middle = Math.floor((last + beyond) / 2);
      if (await lacks(middle)) last = middle;
      else beyond = middle;
    }
    return last;
  }

  private async read(account: string, { from, to }: DayWindow): Promise<void> {
    const now = this.clock.now();
    const end = isBefore(to, now) ? to : now;
    await this.commands.execute(new SweepList(account, 'transactions', from, end));
  }
}

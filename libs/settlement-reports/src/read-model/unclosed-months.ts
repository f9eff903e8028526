import { SettingsReader } from '#accounts';
import { addMonths, monthOf } from '#calendar';
import type { Month } from '#calendar';
import { PeriodReader } from '#days';
import { Injectable } from '@nestjs/common';
import { ReportFacts } from './report-facts.js';

/** Months that are over, have facts in the books, and were not closed. */
@Injectable()
export class UnclosedMonths {
  constructor(
    private readonly settings: SettingsReader,
    private readonly facts: ReportFacts,
    private readonly periods: PeriodReader,
  ) {}

  /** The oldest first, from a month on. */
  async of(account: string, from: Month): Promise<readonly Month[]> {
    const { openingDay } = await this.settings.of(account);
    const first = await this.facts.firstDay(account);
    if (first === null) return [];
    const opened = [first, openingDay ?? first].map(monthOf);
    const closed = await this.periods.closed(account);
    const current = monthOf(await this.settings.today(account));
    const open: Month[] = [];
    let month = [from, ...opened].reduce((latest, one) => (one > latest ? one : latest));
    for (; month < current; month = addMonths(month, 1)) if (!closed.has(month)) open.push(month);
    return open;
  }
}

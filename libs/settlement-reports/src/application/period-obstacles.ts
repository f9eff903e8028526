import { SettingsReader } from '#accounts';
import { addMonths, daysOf, lastDayOf, monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { DayReader, PeriodReader } from '#days';
import type { IssuedDay } from '#days';
import { Injectable } from '@nestjs/common';
import { ReportFacts } from '../read-model/report-facts.js';
import { ReportStore } from '../read-model/report-store.js';

/** What a month would be closed with, and everything that keeps it open. */
export interface PeriodOutlook {
  readonly days: readonly IssuedDay[];
  readonly obstacles: readonly string[];
}

/** Whether a month can be closed; every reason against it at once. */
@Injectable()
export class PeriodObstacles {
  constructor(
    private readonly settings: SettingsReader,
    private readonly facts: ReportFacts,
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly store: ReportStore,
  ) {}

  async of(account: string, month: Month): Promise<PeriodOutlook> {
    const today = await this.settings.today(account);
    const first = await this.firstDay(account);
    if (first === null || first > lastDayOf(month)) {
      return { days: [], obstacles: ['nothing of it is in the books.'] };
    }
    if (today <= lastDayOf(month)) {
      return { days: [], obstacles: [`it is not over; it ends with ${lastDayOf(month)}.`] };
    }
    const wanted = daysOf(month).filter((day) => day >= first);
    const issued = await this.lastVersions(account);
    const obstacles = [
      ...(await this.earlierMonths(account, first, month)),
      ...(await this.ofDays(account, wanted, issued)),
    ];
    return { days: wanted.flatMap((day) => issued.get(day) ?? []), obstacles };
  }

  /** The first day that is to be closed at all. */
  private async firstDay(account: string): Promise<BusinessDay | null> {
    const { openingDay } = await this.settings.of(account);
    const fact = await this.facts.firstDay(account);
    if (fact === null || openingDay === null) return fact;
    return fact > openingDay ? fact : openingDay;
  }

  private async lastVersions(account: string): Promise<ReadonlyMap<BusinessDay, IssuedDay>> {
    const issued = await this.days.issued(account);
    return new Map(issued.map(({ data }) => [data.day, data]));
  }

  /** Months are closed in their order: what is brought forward must stand. */
  private async earlierMonths(
    account: string,
    first: BusinessDay,
    month: Month,
  ): Promise<readonly string[]> {
    const closed = await this.periods.closed(account);
    const open: string[] = [];
    for (let earlier = monthOf(first); earlier < month; earlier = addMonths(earlier, 1)) {
      if (!closed.has(earlier)) open.push(`${earlier} is not closed.`);
    }
    return open;
  }

  private async ofDays(
    account: string,
    wanted: readonly BusinessDay[],
    issued: ReadonlyMap<BusinessDay, IssuedDay>,
  ): Promise<readonly string[]> {
    const reasons: string[] = [];
    for (const day of wanted) {
      const last = issued.get(day);
      if (!last) reasons.push(`${day} is not closed.`);
      else if (await this.isProvisional(account, last)) {
        reasons.push(`${day} is closed provisionally only.`);
      }
    }
    return reasons;
  }

  private async isProvisional(account: string, issued: IssuedDay): Promise<boolean> {
    const { day, version, digest } = issued;
    return (await this.store.head({ account, day, version, digest }))?.status === 'provisional';
  }
}

import { SettingsReader } from '#accounts';
import { addMonths, daysOf, lastDayOf, monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { DayReader, PeriodReader } from '#days';
import type { IssuedDay } from '#days';
import { Injectable } from '@nestjs/common';
import { KnownDays } from '../read-model/known-days.js';
import { ReportStore } from '../read-model/report-store.js';

/** What a month would be closed with, and everything that keeps it open. */
export interface PeriodOutlook {
  readonly days: readonly IssuedDay[];
  /** Days whose report lacks a source: an obstacle unless a person accepts it. */
  readonly provisional: readonly ProvisionalDay[];
  readonly obstacles: readonly string[];
}

interface ProvisionalDay {
  readonly day: BusinessDay;
  readonly reason: string | null;
}

/** Whether a month can be closed; every reason against it at once. */
@Injectable()
export class PeriodObstacles {
  constructor(
    private readonly settings: SettingsReader,
    private readonly known: KnownDays,
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly store: ReportStore,
  ) {}

  /** `isAccepted`: what Opn does not have for the account is not waited for. */
  async of(account: string, month: Month, isAccepted = false): Promise<PeriodOutlook> {
    const today = await this.settings.today(account);
    const first = await this.firstDay(account, lastDayOf(month));
    if (first === null || first > lastDayOf(month)) {
      return { ...NOTHING, obstacles: ['nothing of it is in the books.'] };
    }
    if (today <= lastDayOf(month)) {
      return { ...NOTHING, obstacles: [`it is not over; it ends with ${lastDayOf(month)}.`] };
    }
    const wanted = daysOf(month).filter((day) => day >= first);
    const issued = await this.lastVersions(account);
    const days = wanted.flatMap((day) => issued.get(day) ?? []);
    const provisional = await this.provisional(account, days);
    const obstacles = [
      ...(await this.earlierMonths(account, first, month)),
      ...wanted.filter((day) => !issued.has(day)).map((day) => `${day} is not closed.`),
      ...(isAccepted ? [] : provisional.map(waitsFor)),
    ];
    return { days, provisional, obstacles };
  }

  /** The first day that is to be closed at all. */
  private async firstDay(account: string, last: BusinessDay): Promise<BusinessDay | null> {
    const { openingDay } = await this.settings.of(account);
    const known = await this.known.firstUpTo(account, last);
    if (known === null || openingDay === null) return known;
    return known > openingDay ? known : openingDay;
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

  private async provisional(
    account: string,
    issued: readonly IssuedDay[],
  ): Promise<readonly ProvisionalDay[]> {
    const days: ProvisionalDay[] = [];
    for (const { day, version, digest } of issued) {
      const head = await this.store.head({ account, day, version, digest });
      if (head?.status === 'provisional') days.push({ day, reason: head.reason });
    }
    return days;
  }
}

const NOTHING = { days: [], provisional: [] } as const;

const waitsFor = ({ day, reason }: ProvisionalDay): string =>
  `${day} is closed provisionally only: ${reason ?? 'a source is missing'}. If Opn does not have ` +
  'it for this account, close the month with acceptProvisional and a note.';

import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { dayWindow, firstDayOf, lastDayOf, monthOf } from '#calendar';
import type { BusinessDay, DayWindow, Month } from '#calendar';
import { PeriodReader } from '#days';
import type { PeriodClosed, PeriodEvent } from '#days';
import { LogReader } from '#event-store';
import type { Recorded } from '#event-store';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Injectable } from '@nestjs/common';
import { monthNotBegun, monthUnknown, packUnknown } from '../../domain/pack/pack.errors.js';
import type { PackHead } from '../../domain/pack/pack.js';
import { KnownDays } from '../known-days.js';

/** What a pack is made of: a month, and how much of the log it knows. */
export interface PackMoment {
  readonly account: string;
  readonly month: Month;
  /** Of the month, from the first day of which anything is known. */
  readonly firstDay: BusinessDay;
  readonly lastDay: BusinessDay;
  /** From the first moment of its first day to the end of its last. */
  readonly window: DayWindow;
  readonly position: number;
  readonly instant: Instant;
  readonly status: PackHead['status'];
  readonly version: number;
  readonly reason: PackHead['reason'];
  readonly closing: Recorded<PeriodClosed> | null;
  /** Closings and reopenings of the month up to the position. */
  readonly periods: readonly Recorded<PeriodEvent>[];
  readonly settings: AccountSettings;
}

/** Finds out what a pack of a month may know: a closed month, nothing after its closing. */
@Injectable()
export class PackMoments {
  constructor(
    private readonly settings: SettingsReader,
    private readonly periods: PeriodReader,
    private readonly reader: LogReader,
    private readonly known: KnownDays,
    private readonly books: BooksKeeper,
    private readonly clock: Clock,
  ) {}

  /** `version`: the closing it is final by; null: the last that stands, else as of now. */
  async of(account: string, month: Month, version: number | null): Promise<PackMoment> {
    const bounds = await this.boundsOf(account, month);
    const position = await this.books.catchUp(account);
    const history = await this.periods.history(account);
    const own = history.filter(({ data }) => data.month === month);
    const closing = chosenClosing(own, month, version);
    const upTo = closing?.position ?? position;
    const settings = await this.settings.of(account, upTo);
    const instant = closing?.occurredAt ?? (await this.reader.committedAt(account, upTo));
    const periods = own.filter((event) => event.position <= upTo);
    const closings = periods.filter(({ type }) => type === 'PeriodClosed').length;
    return {
      ...{ account, month, ...bounds, settings, closing, periods },
      window: {
        from: dayWindow(firstDayOf(month), settings.days).from,
        to: dayWindow(lastDayOf(month), settings.days).to,
      },
      position: upTo,
      instant: instant ?? this.clock.now(),
      version: closings,
      status: closing === null ? 'provisional' : 'final',
      reason: closing === null ? await this.reasonOf(account, month, closings) : null,
    };
  }

  private async boundsOf(account: string, month: Month) {
    const today = await this.settings.today(account);
    if (month > monthOf(today)) throw monthNotBegun(month, today);
    const known = await this.known.firstUpTo(account, lastDayOf(month));
    const { openingDay } = await this.settings.of(account);
    const first =
      [known, openingDay]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null;
    if (known === null || first === null || first > lastDayOf(month)) {
      throw monthUnknown(account, month, first);
    }
    const firstDay = first > firstDayOf(month) ? first : firstDayOf(month);
    return { firstDay, lastDay: lastDayOf(month) };
  }

  private async reasonOf(
    account: string,
    month: Month,
    closings: number,
  ): Promise<PackHead['reason']> {
    if (closings > 0) return 'reopened';
    const today = await this.settings.today(account);
    return today <= lastDayOf(month) ? 'not_over' : 'not_closed';
  }
}

function chosenClosing(
  own: readonly Recorded<PeriodEvent>[],
  month: Month,
  version: number | null,
): Recorded<PeriodClosed> | null {
  const closings = own.filter((event) => event.type === 'PeriodClosed');
  if (version !== null) {
    const chosen = closings[version - 1];
    if (!chosen) throw packUnknown(month, version, closings.length);
    return chosen;
  }
  const last = own.at(-1);
  return last?.type === 'PeriodClosed' ? last : null;
}

import { SettingsReader } from '#accounts';
import { addDays, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { Clock, isBefore } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ReportFacts } from './report-facts.js';

/**
 * Days without anything may be kept as well, also some before the first event: a month is whole.
 * Further back a day is a slip of the pen.
 */
const EMPTY_DAYS_BEFORE_FIRST = 31;

const DAYS_LOOKED_BACK = 31;

/** Which days of an account there can be reports of. */
@Injectable()
export class KnownDays {
  constructor(
    private readonly settings: SettingsReader,
    private readonly facts: ReportFacts,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Why there is nothing to know of a day; null if there may be. */
  async obstacle(account: string, day: BusinessDay): Promise<string | null> {
    const { openingDay } = await this.settings.of(account);
    if (openingDay !== null && day < openingDay) return `the books begin on ${openingDay}.`;
    return this.beforeFirst(account, day);
  }

  /** The same by what was read up to now: reading Opn may bring older events. */
  async beforeFirst(account: string, day: BusinessDay): Promise<string | null> {
    const first = await this.first(account);
    if (first === null || day >= addDays(first, -EMPTY_DAYS_BEFORE_FIRST)) return null;
    return `nothing is known of ${account} before ${first}, the day of its first event.`;
  }

  /** Why there is no report to look at, closed or not; null if there is one. */
  async absence(account: string, day: BusinessDay): Promise<string | null> {
    const { days } = await this.settings.of(account);
    const { from } = dayWindow(day, days);
    if (isBefore(this.clock.now(), from)) {
      return `it has not begun; its report can be looked at from ${from} on.`;
    }
    return this.obstacle(account, day);
  }

  /**
   * The first day of which there is anything to show up to a last one; of a time without charges
   * and receipts, the first on which the books moved.
   */
  async firstUpTo(account: string, last: BusinessDay): Promise<BusinessDay | null> {
    const fact = await this.facts.firstDay(account);
    return fact !== null && fact <= last ? fact : this.first(account);
  }

  /** Of a month before a day, as far as there is anything to show. */
  async before(account: string, day: BusinessDay): Promise<readonly BusinessDay[]> {
    const first = await this.firstUpTo(account, addDays(day, -1));
    const { openingDay } = await this.settings.of(account);
    const days = Array.from({ length: DAYS_LOOKED_BACK }, (_, index) =>
      addDays(day, index - DAYS_LOOKED_BACK),
    );
    const isWanted = (one: BusinessDay) => first !== null && one >= first;
    return days.filter((one) => isWanted(one) && (openingDay === null || one >= openingDay));
  }

  private async first(account: string): Promise<BusinessDay | null> {
    const fact = await this.facts.firstDay(account);
    const [row] = await this.database.query<{ day: BusinessDay | null }>(
      'SELECT min(posting_day) AS day FROM journal_lines WHERE account = $1',
      [account],
    );
    const posted = row?.day ?? null;
    if (fact === null || posted === null) return fact ?? posted;
    return fact < posted ? fact : posted;
  }
}

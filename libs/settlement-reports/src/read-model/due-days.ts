import { SettingsReader } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Clock, HOUR_MS, isBefore, plusMs } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ReportFacts } from './report-facts.js';

/** Opn writes its daily receipt in the small hours; with a midnight cut-off this is 03:00. */
const CLOSES_AFTER_MS = 3 * HOUR_MS;

/** An installation that slept longer than this closes older days by command. */
export const MAX_DAYS_BEHIND = 31;

/** Days that the schedule closes by now, closed already or not. */
@Injectable()
export class DueDays {
  constructor(
    private readonly settings: SettingsReader,
    private readonly facts: ReportFacts,
    private readonly clock: Clock,
  ) {}

  /** The oldest first: of the last 31 days, and if asked for of those since an earlier one. */
  async of(account: string, since: BusinessDay | null = null): Promise<readonly BusinessDay[]> {
    const { days, openingDay } = await this.settings.of(account);
    const now = this.clock.now();
    const today = businessDayOf(now, days);
    const firstFact = await this.facts.firstDay(account);
    if (firstFact === null) return [];
    const behind = addDays(today, -MAX_DAYS_BEHIND);
    const first = since !== null && since < behind ? since : behind;
    const oldest = [openingDay, firstFact].reduce<BusinessDay>(
      (latest, day) => (day !== null && day > latest ? day : latest),
      first,
    );
    const isDue = (day: BusinessDay): boolean =>
      !isBefore(now, plusMs(dayWindow(day, days).to, CLOSES_AFTER_MS));
    let last = addDays(today, -1);
    while (!isDue(last)) last = addDays(last, -1);
    const due: BusinessDay[] = [];
    for (let day = oldest; day <= last; day = addDays(day, 1)) due.push(day);
    return due;
  }
}

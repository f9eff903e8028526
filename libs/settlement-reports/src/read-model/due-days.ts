import { SettingsReader } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Clock, HOUR_MS, isBefore, plusMs } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ReportFacts } from './report-facts.js';

/** Opn writes its daily receipt in the small hours; with a midnight cut-off this is 03:00. */
const CLOSES_AFTER_MS = 3 * HOUR_MS;

/** An installation that slept longer than this closes older days by command. */
const MAX_DAYS_BEHIND = 31;

/** Days that the schedule closes by now, closed already or not. */
@Injectable()
export class DueDays {
  constructor(
    private readonly settings: SettingsReader,
    private readonly facts: ReportFacts,
    private readonly clock: Clock,
  ) {}

  /** The oldest first; of the last 31 days. */
  async of(account: string): Promise<readonly BusinessDay[]> {
    const { days, openingDay } = await this.settings.of(account);
    const now = this.clock.now();
    const today = businessDayOf(now, days);
    const firstFact = await this.facts.firstDay(account);
    const oldest = [addDays(today, -MAX_DAYS_BEHIND), openingDay, firstFact].reduce<BusinessDay>(
      (latest, day) => (day !== null && day > latest ? day : latest),
      addDays(today, -MAX_DAYS_BEHIND),
    );
    if (firstFact === null) return [];
    const due: BusinessDay[] = [];
    for (let day = oldest; day < today; day = addDays(day, 1)) {
      if (!isBefore(now, plusMs(dayWindow(day, days).to, CLOSES_AFTER_MS))) due.push(day);
    }
    return due;
  }
}

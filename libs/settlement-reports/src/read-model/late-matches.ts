import { isPosted, SettingsReader } from '#accounts';
import type { BusinessDay } from '#calendar';
import { DayReader, isBeforeOpenMonths, PeriodReader } from '#days';
import type { ClosedMonths, LateMatches } from '#days';
import { AffectedDays, DayInParts } from '#reconciliation';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { lateSince } from '../domain/late-since.js';
import { postedOf, postingOf, stillToPost } from '../domain/report-posting.js';

/**
 * What became of the matches of days that have no later versions, for their months are closed:
 * the next day to close posts it.
 */
@Injectable()
export class LateMatchesFinder {
  constructor(
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly settings: SettingsReader,
    private readonly affected: AffectedDays,
    private readonly judge: DayInParts,
  ) {}

  /**
   * Judged after the day that carries them: what becomes known in between is looked at by the next
   * closing as well, which then finds it posted.
   */
  async toPost(account: string, { result, asOf }: JudgedDay): Promise<readonly LateMatches[]> {
    const months = await this.periods.closed(account);
    if (months.size === 0) return [];
    const issued = await this.days.issued(account);
    const late: LateMatches[] = [];
    for (const day of await this.changed(account, months, asOf.position)) {
      if (day === result.day) continue;
      const judged = await this.judge.judge(account, day);
      const { matched, owed } = stillToPost(postingOf(judged), postedOf(issued, day));
      if (matched !== 0n || owed !== 0n) late.push({ day, matched, owed });
    }
    return late;
  }

  /** Days of closed months, and before them, that facts since the last look bear on. */
  private async changed(
    account: string,
    months: ClosedMonths,
    to: number,
  ): Promise<readonly BusinessDay[]> {
    const issued = await this.days.issued(account);
    const from = lateSince(issued, await this.periods.history(account));
    if (from >= to) return [];
    const settings = await this.settings.of(account);
    const days = await this.affected.between(account, from, to);
    return days.filter((day) => isBeforeOpenMonths(day, months) && isPosted(settings, day)).sort();
  }
}

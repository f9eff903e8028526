import { SettingsReader } from '#accounts';
import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import type { IssuedDay } from '#days';
import { Clock, DomainError, isBefore } from '#kernel';
import { DayInParts } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { AssembleReport } from './assemble-report.js';
import { damagedReport } from '../domain/damaged-report.js';
import type { DamagedReport } from '../domain/damaged-report.js';
import {
  DAMAGED,
  DayUnknownError,
  ReportDamagedError,
  ReportUnknownError,
} from '../domain/report.errors.js';
import type { ReportContent } from '../domain/report-content.js';
import type { ReportHead } from '../domain/report-head.js';
import { NOTHING_POSTED } from '../domain/report-posting.js';
import { KnownDays } from './known-days.js';
import { ReportStore } from './report-store.js';
import { StageDay } from './stage-day.js';
import { Staging } from './staging.js';

const NOT_CLOSED = 'the day has not been closed yet';
const NOT_OVER = 'the day is not over yet';

/** Reports to look at: an issued version as it was frozen, or the day as it stands. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly days: DayReader,
    private readonly store: ReportStore,
    private readonly judge: DayInParts,
    private readonly staging: Staging,
    private readonly stage: StageDay,
    private readonly reports: AssembleReport,
    private readonly known: KnownDays,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** The version asked for, else the latest; a day that is still open is provisional. */
  async find(account: string, day: BusinessDay, version: number | null): Promise<ReportContent> {
    const versions = await this.days.versions(account, day);
    const issued =
      version === null ? versions.at(-1) : versions.find((v) => v.data.version === version);
    if (issued) return this.frozen(account, day, issued.data);
    if (version !== null) throw new ReportUnknownError(day, version, versions.length);
    const absence = await this.known.absence(account, day);
    if (absence !== null) throw new DayUnknownError(day, absence);
    return this.provisional(account, day);
  }

  /**
   * Heads of issued versions by day and version, after one of them; at most `limit`. One that is
   * damaged says so in its place, and hides no other.
   */
  async issued(
    account: string,
    limit: number,
    after: { readonly day: string; readonly version: number } | null,
  ): Promise<readonly (ReportHead | DamagedReport)[]> {
    const all = (await this.days.issued(account)).map(({ data }) => data);
    const sorted = all.sort((left, right) =>
      left.day === right.day ? left.version - right.version : left.day < right.day ? -1 : 1,
    );
    const rest = sorted.filter(({ day, version }) =>
      after === null ? true : day > after.day || (day === after.day && version > after.version),
    );
    const page = rest.slice(0, limit);
    return Promise.all(page.map((one) => this.listed(account, one)));
  }

  private async listed(account: string, issued: IssuedDay): Promise<ReportHead | DamagedReport> {
    try {
      return (await this.frozen(account, issued.day, issued)).head;
    } catch (error) {
      if (error instanceof DomainError && error.code === DAMAGED) {
        return damagedReport(account, issued, error.message);
      }
      throw error;
    }
  }

  private async frozen(
    account: string,
    day: BusinessDay,
    { version, digest }: { readonly version: number; readonly digest: string },
  ): Promise<ReportContent> {
    const head = await this.store.head({ account, day, version, digest });
    if (head) return this.store.content(head);
    throw new ReportDamagedError(day, version, digest);
  }

  private async provisional(account: string, day: BusinessDay): Promise<ReportContent> {
    const { days } = await this.settings.of(account);
    const isOver = !isBefore(this.clock.now(), dayWindow(day, days).to);
    return this.staging.show(async (rows) => {
      const staged = await this.stage.stage(account, rows, (read) =>
        this.judge.judgeAndRead(account, day, rows.on, read),
      );
      const { head } = await this.reports.assemble(account, staged, {
        version: 0,
        status: 'provisional',
        reason: isOver ? NOT_CLOSED : NOT_OVER,
        closedAt: null,
        previous: null,
        reading: null,
        posted: NOTHING_POSTED,
        postingDay: day,
      });
      return head;
    });
  }
}

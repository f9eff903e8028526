import { monthOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader, PeriodReader, postingDay } from '#days';
import type { IssuedDay } from '#days';
import type { Cause } from '#event-store';
import { Clock } from '#kernel';
import { BooksKeeper } from '#ledger';
import { ReconcileAffectedDays, ReconcileDayInFull } from '#reconciliation';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { materialDigest } from '../domain/material-digest.js';
import type { ReportHead } from '../domain/report-head.js';
import type { ReportReading } from '../domain/report-reading.js';
import { postedOf } from '../domain/report-posting.js';
import { DayNotClosableError, ReportDamagedError } from '../domain/report.errors.js';
import { AssembleReport } from '../read-model/assemble-report.js';
import type { AssembledReport } from '../read-model/assemble-report.js';
import { ReportStore } from '../read-model/report-store.js';
import { ClosingTurns } from './closing-turns.js';
import { FINAL_AFTER_ALL, isFinalBy, IssueReport, standingOf } from './issue-report.js';
import { PrepareClosing } from './prepare-closing.js';

/**
 * Closes a day, or issues its next version where a later fact changed it or a source that was
 * missing can be read; else answers with it as it stands.
 */
export class CloseDay extends Command<ReportHead> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
    readonly cause: Cause,
    /** What is known is enough: Opn is read only if a new version is to be issued. */
    readonly onlyIfChanged = false,
  ) {
    super();
  }
}

/** The version that stands. */
interface Issued {
  readonly data: IssuedDay;
  readonly head: ReportHead;
}

@CommandHandler(CloseDay)
export class CloseDayHandler implements ICommandHandler<CloseDay> {
  constructor(
    private readonly turns: ClosingTurns,
    private readonly prepare: PrepareClosing,
    private readonly reports: AssembleReport,
    private readonly issue: IssueReport,
    private readonly store: ReportStore,
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly books: BooksKeeper,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  execute(order: CloseDay): Promise<ReportHead> {
    return this.turns.take(order.account, () => this.close(order));
  }

  private async close(order: CloseDay): Promise<ReportHead> {
    const { account, day, cause } = order;
    await this.prepare.check(account, day);
    const last = await this.lastIssued(account, day);
    if (last && (await this.staysAsIssued(order, last))) return last.head;
    const reading = await this.read(account, day, last);
    if (reading === null && last) return last.head;
    // What earlier days carry forward is shown as well, and must be as new as this day is.
    await this.commands.execute(new ReconcileAffectedDays(account, true));
    const report = await this.assemble(account, day, last, reading);
    if (!last || !(await this.isSame(last.head, report))) return this.issue.issue(report, cause);
    if (!isFinalBy(reading, last.head)) return last.head;
    return this.issue.issue({ ...report, head: { ...report.head, ...FINAL_AFTER_ALL } }, cause);
  }

  private async staysAsIssued(
    { account, day, onlyIfChanged }: CloseDay,
    last: Issued,
  ): Promise<boolean> {
    // A closed month never changes: what comes late is an adjustment of the open one.
    if ((await this.periods.closed(account)).has(monthOf(day))) return true;
    return onlyIfChanged && this.isAsIssued(account, last);
  }

  /** What is issued stays so while Opn cannot be read; what is not cannot be closed then. */
  private async read(
    account: string,
    day: BusinessDay,
    last: Issued | null,
  ): Promise<ReportReading | null> {
    try {
      return await this.prepare.readEverything(account, day);
    } catch (error) {
      if (last && error instanceof DayNotClosableError) return null;
      throw error;
    }
  }

  private async isAsIssued(account: string, last: Issued): Promise<boolean> {
    await this.books.catchUp(account);
    return this.isSame(last.head, await this.assemble(account, last.data.day, last, null));
  }

  private async assemble(
    account: string,
    day: BusinessDay,
    last: Issued | null,
    reading: ReportReading | null,
  ): Promise<AssembledReport> {
    const judged = await this.commands.execute(new ReconcileDayInFull(account, day));
    const issued = await this.days.issued(account);
    const closed = new Set(issued.map(({ data }) => data.day));
    return this.reports.assemble(account, judged, {
      version: (last?.data.version ?? 0) + 1,
      ...standingOf(last !== null, reading),
      closedAt: this.clock.now(),
      previousDigest: last?.data.digest ?? null,
      reading,
      posted: postedOf(issued, day),
      postingDay: postingDay(day, closed, await this.periods.closed(account)),
    });
  }

  private async isSame(head: ReportHead, { rows }: AssembledReport): Promise<boolean> {
    const content = this.store.content(head);
    const before = {
      charges: content.rows('charges'),
      breaks: content.rows('breaks'),
      expected: content.rows('expected'),
    };
    return (await materialDigest(head.day, before)) === (await materialDigest(head.day, rows));
  }

  private async lastIssued(account: string, day: BusinessDay): Promise<Issued | null> {
    const versions = await this.days.versions(account, day);
    const data = versions.at(-1)?.data;
    if (!data) return null;
    const { version, digest } = data;
    const head = await this.store.head({ account, day, version, digest });
    if (!head) throw new ReportDamagedError(day, version, digest);
    return { data, head };
  }
}

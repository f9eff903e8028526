import { monthOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader, PeriodReader, postingDay } from '#days';
import type { IssuedDay } from '#days';
import type { Cause } from '#event-store';
import { Clock, tellProgress } from '#kernel';
import { BooksKeeper } from '#ledger';
import { ReconcileAffectedDays, ReconcileDayInFull } from '#reconciliation';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { isMateriallySame } from '../domain/material-change.js';
import type { ReportHead } from '../domain/report-head.js';
import type { ReportReading } from '../domain/report-reading.js';
import { postedOf } from '../domain/report-posting.js';
import { DayNotClosableError, ReportDamagedError } from '../domain/report.errors.js';
import { AssembleReport } from '../read-model/assemble-report.js';
import { materialRows } from '../read-model/material-rows.js';
import { ReportStore } from '../read-model/report-store.js';
import { StageDay } from '../read-model/stage-day.js';
import type { StagedDay } from '../read-model/stage-day.js';
import { StagedDifferences } from '../read-model/staged-differences.js';
import type { StagedRows } from '../read-model/staged-rows.js';
import { Staging } from '../read-model/staging.js';
import { ClosingTurns } from './closing-turns.js';
import type { ClosingTurn } from './closing-turns.js';
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

/** What a version is made of, where one is due. */
interface Freezing {
  readonly last: Issued | null;
  readonly reading: ReportReading | null;
  readonly rows: StagedRows;
  readonly turn: ClosingTurn;
}

@CommandHandler(CloseDay)
export class CloseDayHandler implements ICommandHandler<CloseDay> {
  constructor(
    private readonly turns: ClosingTurns,
    private readonly prepare: PrepareClosing,
    private readonly staging: Staging,
    private readonly stages: StageDay,
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
    const { account, day, onlyIfChanged } = order;
    const what = `${day} ${onlyIfChanged ? 'if changed' : 'in any case'}`;
    return this.turns.share(account, what, (turn) => this.close(order, turn));
  }

  private async close(order: CloseDay, turn: ClosingTurn): Promise<ReportHead> {
    const { account, day } = order;
    await this.prepare.check(account, day);
    const last = await this.lastIssued(account, day);
    if (last && (await this.staysAsIssued(order, last))) return last.head;
    const reading = await this.read(order, last);
    if (reading === null && last) return last.head;
    // What earlier days carry forward is shown as well, and must be as new as this day is.
    tellProgress('Reconciling');
    await this.commands.execute(new ReconcileAffectedDays(account, true));
    return this.staging.inTurn((rows) => this.freeze(order, { last, reading, rows, turn }));
  }

  /** A version is issued only where one is due. */
  private async freeze(
    { account, day, cause }: CloseDay,
    { last, reading, rows, turn }: Freezing,
  ): Promise<ReportHead> {
    const staged = await this.stage(account, day, rows, last);
    const isSame = last !== null && (await this.isSame(last.head, staged));
    if (isSame && !isFinalBy(reading, last.head)) return last.head;
    const standing = isSame ? FINAL_AFTER_ALL : standingOf(last !== null, reading);
    const issue = { ...standing, ...(await this.place(account, day, last)), reading };
    return this.issue.issue(await this.reports.assemble(account, staged, issue), cause, turn);
  }

  private async staysAsIssued(
    { account, day, onlyIfChanged }: CloseDay,
    last: Issued,
  ): Promise<boolean> {
    // A closed month never changes: what comes late is an adjustment of the open one.
    if ((await this.periods.closed(account)).has(monthOf(day))) return true;
    return onlyIfChanged && this.isAsIssued(account, last);
  }

  /**
   * What is issued stays so while Opn cannot be read; what is not, or is known to have changed,
   * cannot be closed then.
   */
  private async read(
    { account, day, onlyIfChanged }: CloseDay,
    last: Issued | null,
  ): Promise<ReportReading | null> {
    try {
      return await this.prepare.readEverything(account, day);
    } catch (error) {
      if (last && !onlyIfChanged && error instanceof DayNotClosableError) return null;
      throw error;
    }
  }

  private async isAsIssued(account: string, last: Issued): Promise<boolean> {
    const { data, head } = last;
    await this.books.catchUp(account);
    return this.staging.inTurn(async (rows) =>
      this.isSame(head, await this.stage(account, data.day, rows, last)),
    );
  }

  private async stage(
    account: string,
    day: BusinessDay,
    rows: StagedRows,
    last: Issued | null,
  ): Promise<StagedDay> {
    const staged = await this.stages.stage(account, rows, (read) =>
      this.commands.execute(new ReconcileDayInFull(account, day, rows.on, read)),
    );
    if (last === null) return staged;
    return { ...staged, compared: await StagedDifferences.open(last.head, rows) };
  }

  /** Where a version stands among those that were issued. */
  private async place(account: string, day: BusinessDay, last: Issued | null) {
    const issued = await this.days.issued(account);
    const closed = new Set(issued.map(({ data }) => data.day));
    return {
      version: (last?.data.version ?? 0) + 1,
      closedAt: this.clock.now(),
      previous: last?.head ?? null,
      posted: postedOf(issued, day),
      postingDay: postingDay(day, closed, await this.periods.closed(account)),
    };
  }

  private async isSame(head: ReportHead, staged: StagedDay): Promise<boolean> {
    const { compared } = staged;
    if (!compared) throw new Error('A version is compared, and nothing was there to compare with.');
    const rows = await materialRows(this.store.content(head), staged, compared);
    return isMateriallySame(head.day, ...rows);
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

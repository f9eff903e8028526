import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { dayDecider, DayReader, dayStream } from '#days';
import type { IssuedDay } from '#days';
import { DecisionRunner } from '#event-store';
import type { Cause } from '#event-store';
import { Clock } from '#kernel';
import { BooksKeeper } from '#ledger';
import { satang } from '#money';
import { ReconcileDay } from '#reconciliation';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { materialDigest } from '../domain/material-digest.js';
import type { ReportHead } from '../domain/report-head.js';
import { ReportStore } from '../read-model/report-store.js';
import { AssembleReport, digestOfHead } from '../read-model/assemble-report.js';
import type { AssembledReport } from '../read-model/assemble-report.js';
import { PrepareClosing } from './prepare-closing.js';

/** Closes a day, or issues its next version where a later fact changed it; else as it stands. */
export class CloseDay extends Command<ReportHead> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
    readonly cause: Cause,
  ) {
    super();
  }
}

interface LastIssue {
  readonly issued: IssuedDay;
  readonly head: ReportHead;
}

@CommandHandler(CloseDay)
export class CloseDayHandler implements ICommandHandler<CloseDay> {
  private readonly logger = new Logger(CloseDayHandler.name);

  constructor(
    private readonly prepare: PrepareClosing,
    private readonly reports: AssembleReport,
    private readonly store: ReportStore,
    private readonly days: DayReader,
    private readonly books: BooksKeeper,
    private readonly decisions: DecisionRunner,
    private readonly commands: CommandBus,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Two closings of one day take turns: the second finds what the first has issued. */
  execute(order: CloseDay): Promise<ReportHead> {
    return this.database.onOneConnection(async (connection) => {
      const lock = [`close:${order.account}:${order.day}`];
      await connection.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', lock);
      try {
        return await this.close(order);
      } finally {
        await connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', lock);
      }
    });
  }

  private async close({ account, day, cause }: CloseDay): Promise<ReportHead> {
    await this.prepare.check(account, day);
    const last = await this.lastIssue(account, day);
    const sweep = await this.prepare.readEverything(account, day);
    const judged = await this.commands.execute(new ReconcileDay(account, day));
    const version = (last?.issued.version ?? 0) + 1;
    const closedAt = this.clock.now();
    const report = await this.reports.assemble(account, judged, {
      version,
      status: last ? 'restated' : 'final',
      reason: last ? RESTATED : null,
      closedAt,
      previousDigest: last?.issued.digest ?? null,
      sweep,
    });
    if (last && (await this.isUnchanged(last.head, report))) return last.head;
    await this.issue(report, cause, last);
    return report.head;
  }

  /** Rows first, then the event that makes them an issued report: a crash in between is harmless. */
  private async issue(
    { head, rows, posting }: AssembledReport,
    cause: Cause,
    last: LastIssue | null,
  ) {
    const { account, day, version, digest, asOf, chain, totals, previousDigest } = head;
    await this.store.keep(head, rows);
    const issued: IssuedDay = {
      day,
      version,
      asOf,
      chain,
      digest,
      headDigest: digestOfHead(head),
      previousDigest,
      totals,
      posting: await this.stillToPost(account, day, posting, last),
    };
    const learned = { at: head.closedAt ?? this.clock.now(), issued, reason: RESTATED };
    const stream = dayStream(account, day);
    await this.decisions.run([{ stream, learned, cause, evidence: null }], dayDecider);
    await this.books.catchUp(account);
    this.logger.log(`Issued ${day} v${version} of ${account}: ${totals.count} paid charges`);
  }

  /** What earlier versions have posted is not posted again: only the difference is. */
  private async stillToPost(
    account: string,
    day: BusinessDay,
    posting: AssembledReport['posting'],
    last: LastIssue | null,
  ): Promise<IssuedDay['posting']> {
    if (last === null) return posting;
    const versions = await this.days.versions(account, day);
    const posted = versions.map(({ data }) => data.posting);
    const matched = posted.reduce((sum, part) => sum + part.matched, 0n);
    const owed = posted.reduce((sum, part) => sum + part.owed, 0n);
    return { matched: satang(posting.matched - matched), owed: satang(posting.owed - owed) };
  }

  private async isUnchanged(head: ReportHead, report: AssembledReport): Promise<boolean> {
    const before = await materialDigest(this.store.content(head).rows('charges'));
    return before === (await materialDigest(report.rows.charges));
  }

  private async lastIssue(account: string, day: BusinessDay): Promise<LastIssue | null> {
    const issued = (await this.days.versions(account, day)).at(-1)?.data;
    if (!issued) return null;
    const { version, digest } = issued;
    const head = await this.store.head({ account, day, version, digest });
    return head && { issued, head };
  }
}

const RESTATED = 'a later fact changed the money, status or match of a charge of this day';

import { dayDecider, dayStream } from '#days';
import type { IssuedDay } from '#days';
import { DecisionRunner } from '#event-store';
import type { Cause, Recorded } from '#event-store';
import { Clock, DomainError, tellProgress, withLogFields } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Injectable, Logger } from '@nestjs/common';
import { RESTATED } from '../domain/changes/change-reasons.js';
import type { ReportHead, ReportStatus } from '../domain/report-head.js';
import { provisionalReason, REASONS_JOINED_BY } from '../domain/report-reading.js';
import type { ReportReading } from '../domain/report-reading.js';
import { digestOfHead } from '../read-model/assemble-report.js';
import type { AssembledReport } from '../read-model/assemble-report.js';
import { ReportStore } from '../read-model/report-store.js';
import type { ClosingTurn } from './closing-turns.js';

/** What a version is called, and why: provisional while a source of it is missing. */
export function standingOf(
  isLater: boolean,
  reading: ReportReading | null,
): { readonly status: ReportStatus; readonly reason: string | null } {
  const missing = reading && provisionalReason(reading);
  const reasons = [isLater ? RESTATED : null, missing].filter((reason) => reason !== null);
  const reason = reasons.length === 0 ? null : reasons.join(REASONS_JOINED_BY);
  if (missing !== null) return { status: 'provisional', reason };
  return { status: isLater ? 'restated' : 'final', reason };
}

/** How a version stands that says what the one before it said, and lacks nothing any more. */
export const FINAL_AFTER_ALL = {
  status: 'final',
  reason: 'every source of this day could be read by now',
} as const;

/** Whether what a version lacked could be read now. */
export const isFinalBy = (reading: ReportReading | null, { status }: ReportHead): boolean =>
  status === 'provisional' && reading !== null && provisionalReason(reading) === null;

/** Makes an assembled report an issued one. */
@Injectable()
export class IssueReport {
  private readonly logger = new Logger(IssueReport.name);

  constructor(
    private readonly store: ReportStore,
    private readonly decisions: DecisionRunner,
    private readonly books: BooksKeeper,
    private readonly clock: Clock,
  ) {}

  /**
   * Rows first, then the event that makes them an issued report: a crash in between is harmless,
   * and so is a turn that was lost by then.
   */
  async issue(
    { head: assembled, rows, posting }: AssembledReport,
    cause: Cause,
    turn: ClosingTurn,
  ): Promise<ReportHead> {
    tellProgress('Freezing the report');
    const head = await this.store.keep(assembled, rows);
    const { account, day, version } = head;
    const issued = issuedDay(head, posting);
    const isConfirmed = version > 1 && head.status === 'final';
    const reason = head.reason ?? RESTATED;
    const learned = { at: head.closedAt ?? this.clock.now(), issued, reason, isConfirmed };
    const lesson = { stream: dayStream(account, day), learned, cause, evidence: null };
    await turn.confirm();
    const recorded = await this.decisions.run([lesson], dayDecider);
    if (recorded.length === 0) throw overtaken(head);
    await this.books.catchUp(account);
    this.note(head, recorded);
    return head;
  }

  /** `upTo`: what is at this position of the log or before it is in the report. */
  private note({ account, day, version, ...head }: ReportHead, recorded: readonly Recorded[]) {
    const { asOf, digest, totals } = head;
    const at = recorded[0]?.position ?? 0;
    withLogFields({ account, day, version, upTo: asOf.position, position: at, digest }, () => {
      this.logger.log(`Issued ${day} v${version} of ${account}: ${totals.count} paid charges`);
    });
  }
}

function issuedDay(head: ReportHead, posting: IssuedDay['posting']): IssuedDay {
  const { day, version, asOf, chain, digest, previousDigest, totals } = head;
  const headDigest = digestOfHead(head);
  return { day, version, asOf, chain, digest, headDigest, previousDigest, totals, posting };
}

const overtaken = ({ day, version }: ReportHead): DomainError =>
  new DomainError(
    'day.stale',
    `Version ${version} of ${day} was issued by somebody else meanwhile. Ask for it again.`,
  );

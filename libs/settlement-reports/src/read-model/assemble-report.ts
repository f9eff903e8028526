import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { LogReader } from '#event-store';
import type { Instant } from '#kernel';
import { canonicalJson, sha256 } from '#kernel';
import type { Canonical } from '#kernel';
import { sum } from '#money';
import type { Satang } from '#money';
import { tallyByCode } from '#reconciliation';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { buildBreakRows } from '../domain/build-break-rows.js';
import { buildChargeRows } from '../domain/build-charge-rows.js';
import { buildExpectedRows } from '../domain/build-expected-rows.js';
import { buildJournalRows, matchesTurnover } from '../domain/build-journal-rows.js';
import { buildSummary } from '../domain/build-summary.js';
import type { BreakRow, ChargeRow, ExpectedRow, JournalRow } from '../domain/frozen-rows.js';
import { digestOfArrays } from '../domain/rows-in-memory.js';
import type { ReportHead, SourceCoverage } from '../domain/report-head.js';
import { ReportFacts } from './report-facts.js';

/** A report that is whole but not issued yet: its head and all of its rows. */
export interface AssembledReport {
  readonly head: ReportHead;
  readonly rows: AssembledRows;
  /** What closing posts. */
  readonly posting: Posting;
}

export interface AssembledRows {
  readonly breaks: readonly BreakRow[];
  readonly expected: readonly ExpectedRow[];
  readonly charges: readonly ChargeRow[];
  readonly journal: readonly JournalRow[];
}

export interface Posting {
  readonly matched: Satang;
  readonly owed: Satang;
}

/** What decides how the report is issued. */
export interface Issue {
  readonly version: number;
  readonly status: ReportHead['status'];
  readonly reason: string | null;
  readonly closedAt: Instant | null;
  readonly previousDigest: string | null;
  /** What was read of Opn's charges for it; null where nothing was. */
  readonly sweep: SourceCoverage | null;
}

/** Puts a report together from a judged day: all sheets from the same facts. */
@Injectable()
export class AssembleReport {
  constructor(
    private readonly facts: ReportFacts,
    private readonly reader: LogReader,
  ) {}

  async assemble(account: string, judged: JudgedDay, issue: Issue): Promise<AssembledReport> {
    const { result, asOf, settings, judging } = judged;
    const { day } = result;
    const window = dayWindow(day, settings.days);
    const posting = postingOf(judged);
    const rows = await this.rows(account, judged, posting);
    const summary = buildSummary({
      day,
      receipts: result.receipts,
      verdicts: result.charges,
      breaks: rows.breaks,
      charges: rows.charges,
      pending: await this.facts.pendingCharges(account, window.to),
      uncredited: await this.facts.uncredited(account, day, asOf.position),
      tariffOf: judged.tariffOf,
    });
    const chain = await this.reader.chainAt(account, asOf.position);
    const { count, gross, fee, feeVat, net } = result.paid;
    const head: ReportHead = {
      account,
      mode: settings.mode,
      merchant: { name: null, taxId: null, branch: null },
      day,
      window,
      timeZone: settings.days.timeZone,
      cutoff: settings.days.cutoffs.findLast(({ from }) => from <= day)?.time ?? '00:00',
      version: issue.version,
      status: issue.status,
      reason: issue.reason,
      closedAt: issue.closedAt,
      asOf: { ...asOf, instant: judging.instant },
      chain,
      digest: digestOfArrays(rows),
      previousDigest: issue.previousDigest,
      totals: { count, gross, fee, feeVat, net },
      otherMethods: result.otherMethods,
      expected: result.expected,
      paid: result.paid,
      matched: result.matched,
      breaks: tallyByCode(result.breaks),
      rowCounts: {
        breaks: rows.breaks.length,
        expected: rows.expected.length,
        charges: rows.charges.length,
        journal: rows.journal.length,
      },
      summary,
      sources: sourcesOf(judged, day, issue),
    };
    return { head, rows, posting };
  }

  private async rows(account: string, judged: JudgedDay, posting: Posting): Promise<AssembledRows> {
    const { result, settings, asOf, tariffOf, ended } = judged;
    const { day } = result;
    const earlier = await this.facts.earlierBreaks(account, day, dayWindow(day, settings.days));
    const own = result.breaks.map((item) => ({ ...item, clearedBy: null }));
    const codes = codesById(judged);
    const bookedGross = await this.facts.bookedGross(account, day, asOf.position);
    const turnovers = await this.facts.journal(account, day, asOf.position);
    const chargeFacts = { day, tariffOf, bookedGross, codeOf: codes };
    return {
      breaks: buildBreakRows(day, settings.days, [...earlier, ...own]),
      expected: buildExpectedRows(day, result.receipts, result.charges, codes),
      charges: buildChargeRows(result.charges, ended, chargeFacts),
      journal: buildJournalRows([...turnovers, ...matchesTurnover(day, posting)]),
    };
  }
}

/** M1 settles what was matched on the day, and what is owed back of it. */
function postingOf({ result }: JudgedDay): Posting {
  const own = result.charges.filter(({ charge }) => charge.businessDay === result.day);
  return {
    matched: sum(own.map(({ matched }) => matched)),
    owed: sum(own.map(({ owed }) => owed)),
  };
}

/** A break that stands for others, such as a missing source, is the code of those it explains. */
function codesById({ result }: JudgedDay): (breakId: string | null) => string | null {
  const codes = new Map(result.looked.map(({ id, code }) => [id, code]));
  const missing = result.breaks.some(({ code }) => code === 'SOURCE_MISSING');
  return (breakId) => {
    if (breakId === null) return null;
    const code = codes.get(breakId) ?? null;
    return missing && code === 'CHARGE_UNEXPECTED' ? 'SOURCE_MISSING' : code;
  };
}

/** SHA-256 of the head, so that a changed cover page shows as much as a changed row. */
export const digestOfHead = (head: ReportHead): string =>
  sha256(canonicalJson(head as unknown as Canonical));

const NOT_READ_YET = 'not read in this version';

function sourcesOf(
  { result }: JudgedDay,
  day: BusinessDay,
  { sweep }: Issue,
): readonly SourceCoverage[] {
  const own = result.receipts.filter(({ group }) => group.expectation.expectedOn === day);
  const amount = sum(own.map(({ group }) => group.expectation.amount));
  const expectedReceipts: SourceCoverage = {
    ...waitingFor('expected-receipts'),
    gap: own.length > 0 ? null : 'none imported for this day',
    count: own.length,
    amount,
    result: own.length > 0 ? 'complete' : 'waiting',
  };
  return [
    sweep ?? { ...waitingFor('charges'), gap: 'not swept yet' },
    { ...waitingFor('transactions'), gap: NOT_READ_YET },
    { ...waitingFor('transfers'), gap: NOT_READ_YET },
    { ...waitingFor('tax-receipt'), gap: NOT_READ_YET },
    { ...waitingFor('balance'), gap: NOT_READ_YET },
    { ...waitingFor('webhooks'), gap: NOT_READ_YET },
    expectedReceipts,
    { ...waitingFor('bank-lines'), gap: NOT_READ_YET },
  ];
}

const waitingFor = (source: SourceCoverage['source']): SourceCoverage => ({
  source,
  from: null,
  to: null,
  pages: null,
  count: null,
  amount: null,
  statedCount: null,
  statedAmount: null,
  gap: null,
  result: 'waiting',
});

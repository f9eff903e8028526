import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader, isBeforeOpenMonths, PeriodReader } from '#days';
import type { IssuedDay } from '#days';
import { LogReader } from '#event-store';
import { canonicalJson, sha256 } from '#kernel';
import type { Canonical } from '#kernel';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { buildChargeRows } from '../domain/build-charge-rows.js';
import { buildExpectedRows } from '../domain/build-expected-rows.js';
import { buildHead } from '../domain/build-head.js';
import type { Issue } from '../domain/build-head.js';
import { buildJournalRows, matchesTurnover } from '../domain/build-journal-rows.js';
import { buildSummary } from '../domain/build-summary.js';
import type { ChargeRow, JournalRow } from '../domain/frozen-rows.js';
import { movementsOf } from '../domain/receipt-movement.js';
import type { ReceiptMovement } from '../domain/receipt-movement.js';
import { codesByCharge, codesById } from '../domain/report-breaks.js';
import type { ReportHead } from '../domain/report-head.js';
import { postingOf, stillToPost } from '../domain/report-posting.js';
import type { RowsInMemory } from '../domain/rows-in-memory.js';
import { PayoutSheets } from './payout-sheets.js';
import { ReceiptHistories } from './receipt-histories.js';
import { BankArrivals } from './bank-arrivals.js';
import { DayBreaks } from './day-breaks.js';
import { LateMatchesFinder } from './late-matches.js';
import { withoutWrittenOff } from '../domain/written-off-receipts.js';
import { ReportCases } from './report-cases.js';
import { ReportFacts } from './report-facts.js';
import { TaxSheet } from './tax-sheet.js';

/** A report that is whole but not issued yet: its head and all of its rows. */
export interface AssembledReport {
  readonly head: ReportHead;
  readonly rows: RowsInMemory;
  /** What issuing it posts: of the day's matches, what earlier versions have not posted. */
  readonly posting: IssuedDay['posting'];
}

/** Puts a report together from a judged day: all sheets from the same facts. */
@Injectable()
export class AssembleReport {
  constructor(
    private readonly facts: ReportFacts,
    private readonly days: DayReader,
    private readonly reader: LogReader,
    private readonly histories: ReceiptHistories,
    private readonly cases: ReportCases,
    private readonly breaks: DayBreaks,
    private readonly bank: BankArrivals,
    private readonly late: LateMatchesFinder,
    private readonly periods: PeriodReader,
    private readonly payouts: PayoutSheets,
    private readonly tax: TaxSheet,
  ) {}

  async assemble(account: string, judged: JudgedDay, issue: Issue): Promise<AssembledReport> {
    const { result, asOf, settings } = judged;
    const { day } = result;
    const window = dayWindow(day, settings.days);
    const movements = await this.movements(account, judged);
    const others = await this.otherPostings(account, judged, issue);
    const posting = { ...stillToPost(postingOf(result), issue.posted), ...others };
    const { blocks, ...payouts } = await this.payouts.of(account, judged);
    const rows: RowsInMemory = {
      breaks: await this.breaks.rows(account, judged),
      expected: buildExpectedRows(day, movements, codesById(result)),
      charges: await this.chargeRows(account, judged),
      ...payouts,
      tax: await this.tax.rows(account, judged),
      journal: await this.journalRows(account, judged, posting, issue.postingDay),
      changes: [],
    };
    const summary = buildSummary({
      ...{ day, movements, breaks: rows.breaks, charges: rows.charges },
      webhooksMissed: issue.reading?.webhooksMissed ?? null,
      pending: await this.facts.pendingCharges(account, window.to),
      uncredited: await this.facts.uncredited(account, day, asOf.position),
    });
    const chain = await this.reader.chainAt(account, asOf.position);
    const parts = { account, window, chain, rows, summary: { ...summary, ...blocks } };
    return { head: buildHead(judged, parts, issue), rows, posting };
  }

  private async movements(
    account: string,
    { result, asOf, settings: { days } }: JudgedDay,
  ): Promise<readonly ReceiptMovement[]> {
    const { day, receipts, charges } = result;
    const references = receipts.map(({ group }) => group.expectation.reference);
    const issued = await this.days.issued(account);
    const knowledge = { upTo: asOf.position, issued, days };
    const historyOf = await this.histories.of(account, references, knowledge);
    const movements = movementsOf(day, days, receipts, charges, historyOf);
    const writtenOff = await this.cases.writtenOff(account, references, knowledge);
    return withoutWrittenOff(day, movements, writtenOff);
  }

  private async chargeRows(
    account: string,
    { result, ended, tariffOf, asOf }: JudgedDay,
  ): Promise<readonly ChargeRow[]> {
    const { day } = result;
    return buildChargeRows(result.charges, ended, {
      day,
      tariffOf,
      bookedGross: await this.facts.bookedGross(account, day, asOf.position),
      codeOf: codesById(result),
      ownCodes: codesByCharge(result),
    });
  }

  private async journalRows(
    account: string,
    { result: { day }, asOf }: JudgedDay,
    posting: Required<IssuedDay['posting']>,
    postingDay: BusinessDay,
  ): Promise<readonly JournalRow[]> {
    const turnovers = await this.facts.journal(account, day, asOf.position);
    const bank = await this.bank.turnover(account, postingDay, posting.bank);
    const kind = isBeforeOpenMonths(day, await this.periods.closed(account)) ? 'A1' : 'M1';
    const late = posting.late.flatMap((one) => matchesTurnover(one.day, postingDay, one, 'A1'));
    const own = matchesTurnover(day, postingDay, posting, kind);
    return buildJournalRows([...turnovers, ...own, ...bank, ...late]);
  }

  /**
   * Payouts, bank lines and closed months restate no day: what comes later waits for the next one
   * to close.
   */
  private async otherPostings(account: string, judged: JudgedDay, { version }: Issue) {
    if (version > 1) return { bank: [], late: [] };
    const { result, settings } = judged;
    const bank = await this.bank.toPost(account, result.day, settings);
    return { bank, late: await this.late.toPost(account, judged) };
  }
}

/** SHA-256 of the head, so that a changed cover page shows as much as a changed row. */
export const digestOfHead = (head: ReportHead): string =>
  sha256(canonicalJson(head as unknown as Canonical));

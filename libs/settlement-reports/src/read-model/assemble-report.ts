import { dayWindow } from '#calendar';
import type { IssuedDay } from '#days';
import { LogReader } from '#event-store';
import { canonicalJson, sha256 } from '#kernel';
import type { Canonical } from '#kernel';
import { Injectable } from '@nestjs/common';
import { buildHead } from '../domain/build-head.js';
import type { Issue } from '../domain/build-head.js';
import { buildSummary } from '../domain/build-summary.js';
import type { ChangeRow } from '../domain/change-row.js';
import { withFactsNamed } from '../domain/changes/change-reasons.js';
import type { ReportHead, ReportSummary } from '../domain/report-head.js';
import { postingOf, stillToPost } from '../domain/report-posting.js';
import { COMPARED_SHEETS } from '../domain/row-differences.js';
import { BankArrivals } from './bank-arrivals.js';
import { ChangesSheet } from './changes-sheet.js';
import { taxTallyOf } from '../domain/tax/build-tax-rows.js';
import { JournalSheet } from './journal/journal-sheet.js';
import { LateMatchesFinder } from './late-matches.js';
import { PayoutSheets } from './payout-sheets.js';
import { ReportFacts } from './report-facts.js';
import type { StagedDay } from './stage-day.js';
import { StagedDifferences } from './staged-differences.js';
import type { StagedRows } from './staged-rows.js';
import { TaxSheet } from './tax-sheet.js';

/** A report that is whole but not issued yet: its head, and all of its rows as they are staged. */
export interface AssembledReport {
  readonly head: ReportHead;
  readonly rows: StagedRows;
  /** What issuing it posts: of the day's matches, what earlier versions have not posted. */
  readonly posting: IssuedDay['posting'];
}

/** Puts a report together from a staged day: all sheets from the same facts. */
@Injectable()
export class AssembleReport {
  constructor(
    private readonly facts: ReportFacts,
    private readonly reader: LogReader,
    private readonly bank: BankArrivals,
    private readonly late: LateMatchesFinder,
    private readonly journal: JournalSheet,
    private readonly payouts: PayoutSheets,
    private readonly tax: TaxSheet,
    private readonly changes: ChangesSheet,
  ) {}

  /** The sheets that are still missing are small: each is held in memory while it is staged. */
  async assemble(account: string, staged: StagedDay, issue: Issue): Promise<AssembledReport> {
    const { judged, rows } = staged;
    const { result, asOf, settings } = judged;
    const others = await this.otherPostings(account, staged, issue);
    const posting = { ...stillToPost(postingOf(judged), issue.posted), ...others };
    const arriving = issue.postingDay === result.day ? posting.bank : [];
    const pages = { version: issue.version, bank: arriving };
    const { blocks, lackedAtFirst, ...payouts } = await this.payouts.of(account, judged, pages);
    await rows.put('transfers', payouts.transfers);
    await rows.put('payout', payouts.payout);
    await rows.put('balance', payouts.balance);
    const tax = await this.tax.rows(account, judged, staged.breaks);
    await rows.put('tax', tax);
    await rows.put('journal', await this.journal.rows(account, judged, posting, issue));
    const reasons = await this.stageChanges(account, staged, issue);
    const parts = {
      account,
      window: dayWindow(result.day, settings.days),
      chain: await this.reader.chainAt(account, asOf.position),
      digest: await rows.digest(),
      rowCounts: rows.rowCounts,
      lackedAtFirst,
      summary: { ...(await this.summary(account, staged, issue)), ...blocks, tax: taxTallyOf(tax) },
    };
    const reason = withFactsNamed(issue.reason, reasons);
    return { head: buildHead(judged, parts, { ...issue, reason }), rows, posting };
  }

  private async summary(
    account: string,
    { judged, tally, breaks, pending }: StagedDay,
    { reading }: Issue,
  ): Promise<ReportSummary> {
    const { result, asOf, settings } = judged;
    const window = dayWindow(result.day, settings.days);
    return buildSummary({
      ...{ tally, breaks, pending },
      webhooksMissed: reading?.webhooksMissed ?? null,
      systemFindings: await this.facts.systemFindings(account, window, asOf.position),
      uncredited: await this.facts.uncredited(account, result.day, asOf.position),
    });
  }

  /** Answers with the reasons that they state, in their order, each once. */
  private async stageChanges(
    account: string,
    { judged, rows, compared }: StagedDay,
    { previous, postingDay }: Issue,
  ): Promise<readonly Pick<ChangeRow, 'reason'>[]> {
    await rows.put('changes', []);
    if (previous === null) return [];
    const reasons = new Set<string>();
    const versions = { previous, next: { judged, postingDay } };
    const differences = compared ?? (await StagedDifferences.open(previous, rows));
    await differences.compare(COMPARED_SHEETS);
    for await (const changes of this.changes.rows(account, versions, differences)) {
      await rows.put('changes', changes);
      for (const { reason } of changes) reasons.add(reason);
    }
    return [...reasons].map((reason) => ({ reason }));
  }

  /**
   * Payouts, bank lines and closed months restate no day: what comes later waits for the next one
   * to close.
   */
  private async otherPostings(account: string, staged: StagedDay, { version }: Issue) {
    if (version > 1) return { bank: [], late: [] };
    const { judged, arrived } = staged;
    const bank = await this.bank.toPost(account, judged.result.day, arrived);
    return { bank, late: await this.late.toPost(account, judged) };
  }
}

/** SHA-256 of the head, so that a changed cover page shows as much as a changed row. */
export const digestOfHead = (head: ReportHead): string =>
  sha256(canonicalJson(head as unknown as Canonical));

import { AccountsModule } from '#accounts';
import { DaysModule } from '#days';
import { EventStoreModule } from '#event-store';
import { LedgerModule } from '#ledger';
import { ReconciliationModule } from '#reconciliation';
import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { AnnouncedFiles } from './application/announced-files.js';
import { AnnounceReportsHandler } from './application/announce-reports.command.js';
import { RestateChangedDaysHandler } from './application/restate-changed-days.command.js';
import { AssembleReport } from './read-model/assemble-report.js';
import { BankArrivals } from './read-model/bank-arrivals.js';
import { LatePayments } from './read-model/late-payments.js';
import { LateMatchesFinder } from './read-model/late-matches.js';
import { DayBreaks } from './read-model/day-breaks.js';
import { ChangesSheet } from './read-model/changes-sheet.js';
import { LearnedSince } from './read-model/changes/learned-since.js';
import { VouchersSince } from './read-model/changes/vouchers-since.js';
import { CloseDayHandler } from './application/close-day.command.js';
import { CloseDueDaysHandler } from './application/close-due-days.command.js';
import { ClosePeriodHandler, ReopenPeriodHandler } from './application/close-period.command.js';
import { ClosingObstacles } from './application/closing-obstacles.js';
import { ClosingPreconditions } from './application/closing-preconditions.js';
import { ClosingTurns } from './application/closing-turns.js';
import { CoverSources } from './application/cover-sources.js';
import { RenderMissingFilesHandler } from './application/files/render-missing-files.command.js';
import { Renderings } from './application/files/renderings.js';
import { ReportFiles } from './application/files/report-files.js';
import { ReportForms } from './application/files/report-form.js';
import { IssueReport } from './application/issue-report.js';
import { PeriodObstacles } from './application/period-obstacles.js';
import { ProvisionalDays } from './application/provisional-days.js';
import { PrepareClosing } from './application/prepare-closing.js';
import { ReadSources } from './application/read-sources.js';
import { RederiveReports } from './application/rederive-reports.js';
import { SignDayHandler } from './application/sign-day.command.js';
import { GraveBreaks } from './read-model/grave-breaks.js';
import { UnapprovedDays } from './read-model/unapproved-days.js';
import { PayoutLines } from './infrastructure/csv/payout-lines.js';
import { StandardForms } from './infrastructure/files/standard-forms.js';
import { EntryLines } from './read-model/entry-lines.js';
import { FileShelf } from './read-model/files/file-shelf.js';
import { FileTasks } from './read-model/files/file-tasks.js';
import { FileVerifier } from './read-model/files/file-verifier.js';
import { JournalExports } from './read-model/journal/journal-exports.js';
import { JournalSheet } from './read-model/journal/journal-sheet.js';
import { PostedTurnovers } from './read-model/journal/posted-turnovers.js';
import { VoucherDocuments } from './read-model/journal/voucher-documents.js';
import { PackFiles } from './infrastructure/pack/pack-files.js';
import { BooksOfMonth } from './read-model/pack/books-of-month.js';
import { MoneyOnItsWay } from './read-model/pack/money-on-its-way.js';
import { PackMoments } from './read-model/pack/pack-moments.js';
import { PackReader } from './read-model/pack/pack-reader.js';
import { PapersOfMonth } from './read-model/pack/papers-of-month.js';
import { ReversedPayments } from './read-model/pack/reversed-payments.js';
import { IssuedReports } from './read-model/pack/reports-of-month.js';
import { KnownDays } from './read-model/known-days.js';
import { PayoutSheets } from './read-model/payout-sheets.js';
import { PeriodViews } from './read-model/period-views.js';
import { ReceiptHistories } from './read-model/receipt-histories.js';
import { ReportCases } from './read-model/report-cases.js';
import { DayNumbersReader } from './read-model/day-numbers.js';
import { DueDays } from './read-model/due-days.js';
import { UnclosedMonths } from './read-model/unclosed-months.js';
import { UnexplainedDays } from './read-model/unexplained-days.js';
import { ReportFacts } from './read-model/report-facts.js';
import { ReportReader } from './read-model/report-reader.js';
import { ReportVerifier } from './read-model/report-verifier.js';
import { ReportStore } from './read-model/report-store.js';
import { SourceFacts } from './read-model/source-facts.js';
import { StageDay } from './read-model/stage-day.js';
import { Staging } from './read-model/staging.js';
import { TaxDayReader } from './read-model/tax/tax-day-reader.js';
import { TaxSheet } from './read-model/tax-sheet.js';

const CLOSING: readonly Provider[] = [
  AnnounceReportsHandler,
  CloseDayHandler,
  CloseDueDaysHandler,
  ClosePeriodHandler,
  ClosingObstacles,
  ClosingPreconditions,
  ClosingTurns,
  CoverSources,
  IssueReport,
  PeriodObstacles,
  PrepareClosing,
  ProvisionalDays,
  ReadSources,
  RederiveReports,
  ReopenPeriodHandler,
  RestateChangedDaysHandler,
  SignDayHandler,
];

const REPORTS: readonly Provider[] = [
  AnnouncedFiles,
  AssembleReport,
  BankArrivals,
  ChangesSheet,
  LearnedSince,
  VouchersSince,
  DayBreaks,
  DayNumbersReader,
  DueDays,
  GraveBreaks,
  JournalExports,
  JournalSheet,
  LateMatchesFinder,
  LatePayments,
  PayoutSheets,
  PostedTurnovers,
  PeriodViews,
  ReceiptHistories,
  ReportCases,
  ReportFacts,
  ReportReader,
  ReportStore,
  ReportVerifier,
  SourceFacts,
  StageDay,
  Staging,
  TaxDayReader,
  TaxSheet,
  VoucherDocuments,
  UnapprovedDays,
  UnclosedMonths,
  UnexplainedDays,
];

const FILES: readonly Provider[] = [
  EntryLines,
  FileShelf,
  FileTasks,
  FileVerifier,
  KnownDays,
  PayoutLines,
  Renderings,
  RenderMissingFilesHandler,
  ReportFiles,
  { provide: ReportForms, useClass: StandardForms },
];

const PACKS: readonly Provider[] = [
  BooksOfMonth,
  IssuedReports,
  MoneyOnItsWay,
  PackFiles,
  PackMoments,
  PackReader,
  PapersOfMonth,
  ReversedPayments,
];

type ImportedModule = NonNullable<ModuleMetadata['imports']>[number];

/** Closing days and showing reports; the modules are the application's own. */
@Module({})
export class SettlementReportsModule {
  static with(ingestion: ImportedModule, processes: ImportedModule): DynamicModule {
    return {
      module: SettlementReportsModule,
      imports: [
        AccountsModule,
        DaysModule,
        EventStoreModule,
        LedgerModule,
        ReconciliationModule,
        ingestion,
        processes,
      ],
      providers: [...CLOSING, ...REPORTS, ...FILES, ...PACKS],
      exports: [
        ...[DayNumbersReader, DueDays, UnclosedMonths, UnexplainedDays],
        JournalExports,
        ...[ClosingPreconditions, FileShelf, FileTasks, PeriodObstacles, PeriodViews, ReportFiles],
        ...[FileVerifier, RederiveReports, ReportReader, ReportVerifier, UnapprovedDays],
        ...[PackFiles, PackReader],
      ],
    };
  }
}

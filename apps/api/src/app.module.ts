import type { Config } from '#config';
import { InstallationModule } from '#installation';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AlertsController } from './alerts/alerts.controller.js';
import { BalanceController } from './balance/balance.controller.js';
import { ExplainController } from './audit/explain.controller.js';
import { BreakWorkController } from './breaks/break-work.controller.js';
import { BankLinesController } from './bank-lines/bank-lines.controller.js';
import { BankStatementsController } from './bank-lines/bank-statements.controller.js';
import { BreaksController } from './breaks/breaks.controller.js';
import { ChargesController } from './charges/charges.controller.js';
import { EdgeModule } from './edge.module.js';
import { ReceiptStatesController } from './expected-receipts/receipt-states.controller.js';
import { ExpectedReceiptsController } from './expected-receipts/expected-receipts.controller.js';
import { ReceiptRows } from './expected-receipts/receipt-rows.js';
import { AsOfReader } from './ledger/as-of.js';
import { JournalExportsController } from './journal-exports/journal-exports.controller.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { MatchesController } from './matches/matches.controller.js';
import { PackController } from './periods/pack.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { PeriodsController } from './periods/periods.controller.js';
import { MatchedListsController } from './matched-lists/matched-lists.controller.js';
import { ReconciliationController } from './reconciliation/reconciliation.controller.js';
import { ReturnsController } from './returns/returns.controller.js';
import { DryRunController } from './settings/dry-run.controller.js';
import { SchemasController } from './docs/schemas.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { PreconditionsController } from './settlement-reports/preconditions.controller.js';
import { ReportFilesController } from './settlement-reports/report-files.controller.js';
import { SettlementReportsController } from './settlement-reports/settlement-reports.controller.js';
import { SignOffController } from './settlement-reports/sign-off.controller.js';
import { TransfersController } from './transfers/transfers.controller.js';
import { TaxController } from './tax/tax.controller.js';
import { TaxInvoicesController } from './tax/tax-invoices.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

const CONTROLLERS = [
  AlertsController,
  BalanceController,
  BreakWorkController,
  BankLinesController,
  BankStatementsController,
  BreaksController,
  ChargesController,
  ExpectedReceiptsController,
  ExplainController,
  JournalExportsController,
  LedgerController,
  MatchesController,
  NotificationsController,
  PackController,
  PeriodsController,
  PreconditionsController,
  ReceiptStatesController,
  MatchedListsController,
  ReconciliationController,
  ReturnsController,
  DryRunController,
  SettingsController,
  SchemasController,
  SettlementReportsController,
  ReportFilesController,
  SignOffController,
  TaxController,
  TaxInvoicesController,
  TransfersController,
  WebhooksController,
];

/** What several routes read by. */
const READERS = [AsOfReader, ReceiptRows];

/**
 * How a feature is added: give it a folder with its controllers (`charges/charges.controller.ts`),
 * and name them in `controllers` below. Buses, accounts, readiness and metrics are there for all.
 *
 *     @Needs('viewer')                           // or @Open('why'); undeclared: no start
 *     @Controller('v1/charges')
 *     export class ChargesController {
 *       constructor(private readonly queries: QueryBus) {}
 *
 *       @Get()
 *       @Answers(pageSchema(chargeSchema))
 *       async list(
 *         @Account() account: string,            // every /v1 route takes it
 *         @QueryOf(filter) query: z.infer<typeof filter>,
 *         @Paging() page: PageQuery,
 *       ): Promise<Page<ChargeView>> {
 *         const found = await this.queries.execute(
 *           new ListCharges(account, query, page.take, page.after),
 *         );
 *         return pageOf(found, page, ({ id }) => [id]);
 *       }
 *     }
 *
 * Bodies: `@JsonBody(schema)`, or `@Upload(mediaTypes)` with `@BodyLimit(IMPORT_LIMIT_BYTES)`.
 * Days: `@Param('day', ParseBusinessDay)`. Who asks: `@Caller()`. A refusal is a `DomainError`;
 * `problems/statuses.ts` gives its code a status where its last word does not say it.
 */
@Module({})
export class AppModule {
  static from(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [InstallationModule.from(config, databaseUrl, 'api'), EdgeModule.for(config)],
      controllers: CONTROLLERS,
      providers: READERS,
    };
  }
}

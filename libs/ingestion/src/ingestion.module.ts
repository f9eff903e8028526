import { AccountsModule } from '#accounts';
import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CatchUpOnMissedEventsHandler } from './application/catch-up-on-missed-events.command.js';
import { ChargeEnds } from './application/charge-ends.js';
import { ChargeHints } from './application/charge-hints.js';
import { ChargeWatch } from './application/charge-watch.js';
import { DestroyedTransfers } from './application/destroyed-transfers.js';
import { FactRecorder } from './application/fact-recorder.js';
import { FindingRecorder } from './application/finding-recorder.js';
import { FindMissedWebhooksHandler } from './application/find-missed-webhooks.command.js';
import { FirstHistory } from './application/first-history.js';
import { FirstCreated } from './application/first-created.js';
import { HealthFacts } from './application/health-facts.js';
import { HintQueue } from './application/hint-queue.js';
import { InboxWriter } from './application/inbox-writer.js';
import { IngestionHealthHandler } from './application/ingestion-health.query.js';
import { JobRuns } from './application/job-runs.js';
import { JobTurns } from './application/job-turns.js';
import { LogOpening } from './application/log-opening.js';
import { LateTransactions } from './application/late-transactions.js';
import { LookAtBalance } from './application/look-at-balance.js';
import { ObserveBalanceHandler } from './application/observe-balance.command.js';
import { OpnAccounts } from './application/opn-accounts.js';
import { OpnDeliveries } from './application/opn-deliveries.js';
import { OpnGate } from './application/opn-gate.js';
import { ReadChargePages } from './application/read-charge-pages.js';
import { ReadCharges } from './application/read-charges.js';
import { ReadChargesBack } from './application/read-charges-back.js';
import { ReadFirstHistoryHandler } from './application/read-first-history.command.js';
import { ReadMissedEvents } from './application/read-missed-events.js';
import { ReadOpenChargesHandler } from './application/read-open-charges.command.js';
import { ReadOpnEventsHandler } from './application/read-opn-events.command.js';
import { ReadSlice } from './application/read-slice.js';
import { RecordChargeObservationsHandler } from './application/record-charge-observations.command.js';
import { RecordMoneyFactsHandler } from './application/record-money-facts.command.js';
import { RecordPage } from './application/record-page.js';
import { RefetchChargeHandler } from './application/refetch-charge.command.js';
import { RefetchOpenChargesHandler } from './application/refetch-open-charges.command.js';
import { RefundHints } from './application/refund-hints.js';
import { RefreshTransfersHandler } from './application/refresh-transfers.command.js';
import { RunRollingReadsHandler } from './application/run-rolling-reads.command.js';
import { SweepHistoryHandler } from './application/sweep-history.command.js';
import { SweepListHandler } from './application/sweep-list.command.js';
import { SweepProgress } from './application/sweep-progress.js';
import { TransferHints } from './application/transfer-hints.js';
import { TransactionLog } from './application/transaction-log.js';
import { TransferWatch } from './application/transfer-watch.js';
import { WatchDeliveriesHandler } from './application/watch-deliveries.command.js';
import { WebhookAudit } from './application/webhook-audit.js';
import { WebhookCounts } from './application/webhook-counts.js';
import { WebhookInbox } from './application/webhook-inbox.js';
import { WebhookRefusals } from './application/webhook-refusals.js';
import { WorkOffHintsHandler } from './application/work-off-hints.command.js';
import { ChargeWatchTable } from './infrastructure/charge-watch-table.js';
import { HealthFactsTable } from './infrastructure/health-facts-table.js';
import { InboxTableWriter } from './infrastructure/inbox-table-writer.js';
import { HintQueueTable } from './infrastructure/hint-queue-table.js';
import { JobRunsTable } from './infrastructure/job-runs-table.js';
import { OpnDeliveriesTable } from './infrastructure/opn-deliveries-table.js';
import { OpnGateTable } from './infrastructure/opn-gate-table.js';
import { SweepProgressTable } from './infrastructure/sweep-progress-table.js';
import { TransferWatchTable } from './infrastructure/transfer-watch-table.js';
import { WebhookAuditTable } from './infrastructure/webhook-audit-table.js';
import { WebhookCountsTable } from './infrastructure/webhook-counts-table.js';
import { WebhookRefusalsTable } from './infrastructure/webhook-refusals-table.js';

/** Reading whole lists: on schedules, of the past, and by command. */
const SWEEPS: readonly Provider[] = [
  { provide: JobRuns, useClass: JobRunsTable },
  { provide: SweepProgress, useClass: SweepProgressTable },
  { provide: WebhookCounts, useClass: WebhookCountsTable },
  FirstCreated,
  FirstHistory,
  JobTurns,
  ReadFirstHistoryHandler,
  ReadSlice,
  RecordPage,
  RunRollingReadsHandler,
  SweepHistoryHandler,
  SweepListHandler,
];

/** Working off webhooks, and reading charges that are due. */
const HINTS: readonly Provider[] = [
  { provide: ChargeWatch, useClass: ChargeWatchTable },
  { provide: HintQueue, useClass: HintQueueTable },
  ChargeHints,
  DestroyedTransfers,
  ReadChargePages,
  ReadCharges,
  ReadChargesBack,
  ReadOpenChargesHandler,
  RefetchChargeHandler,
  RefetchOpenChargesHandler,
  RefundHints,
  TransferHints,
  WorkOffHintsHandler,
];

/** Everything that moves money beside charges. */
const MONEY_FACTS: readonly Provider[] = [
  { provide: TransferWatch, useClass: TransferWatchTable },
  FactRecorder,
  FindingRecorder,
  LateTransactions,
  LookAtBalance,
  ObserveBalanceHandler,
  RecordMoneyFactsHandler,
  RefreshTransfersHandler,
  TransactionLog,
];

/** Whether Opn's webhooks reach us, and how the reading goes. */
const HEALTH: readonly Provider[] = [
  { provide: HealthFacts, useClass: HealthFactsTable },
  { provide: OpnDeliveries, useClass: OpnDeliveriesTable },
  { provide: WebhookAudit, useClass: WebhookAuditTable },
  { provide: WebhookRefusals, useClass: WebhookRefusalsTable },
  CatchUpOnMissedEventsHandler,
  ChargeEnds,
  FindMissedWebhooksHandler,
  IngestionHealthHandler,
  LogOpening,
  ReadMissedEvents,
  ReadOpnEventsHandler,
  WatchDeliveriesHandler,
];

/**
 * Reading Opn. The application provides `OpnAccounts`, whose clients pass the `OpnGate`, its
 * `OpnGateLimits`, `WebhookSecrets` and `BooksGate`.
 */
@Module({})
export class IngestionModule {
  static with(ports: readonly Provider[], imports: DynamicModule['imports'] = []): DynamicModule {
    return {
      module: IngestionModule,
      imports: [AccountsModule, CqrsModule, EventStoreModule, ...imports],
      providers: [
        ...ports,
        ...HINTS,
        { provide: InboxWriter, useClass: InboxTableWriter },
        { provide: OpnGate, useClass: OpnGateTable },
        RecordChargeObservationsHandler,
        ...MONEY_FACTS,
        ...SWEEPS,
        ...HEALTH,
        WebhookInbox,
      ],
      exports: [
        ChargeWatch,
        FirstHistory,
        HintQueue,
        OpnAccounts,
        OpnGate,
        WebhookCounts,
        WebhookInbox,
        WebhookRefusals,
      ],
    };
  }
}

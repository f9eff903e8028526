export { BooksGate } from './application/books-gate.js';
export { CatchUpOnMissedEvents } from './application/catch-up-on-missed-events.command.js';
export type { CaughtUp } from './application/catch-up-on-missed-events.command.js';
export { ChargeWatch } from './application/charge-watch.js';
export { FirstHistory } from './application/first-history.js';
export { FindMissedWebhooks } from './application/find-missed-webhooks.command.js';
export type {
  DeliveryFacts,
  JobFacts,
  OpenChargeFacts,
  RefusalFacts,
  WebhookFacts,
} from './application/health-facts.js';
export { HintQueue } from './application/hint-queue.js';
export { IngestionHealth } from './application/ingestion-health.query.js';
export type { AccountHealth } from './application/ingestion-health.query.js';
export { ObserveBalance } from './application/observe-balance.command.js';
export type { BalanceAnswer } from './application/observe-balance.command.js';
export { HISTORY_JOB, JobRuns } from './application/job-runs.js';
export { OpnAccounts } from './application/opn-accounts.js';
export { OpnGate } from './application/opn-gate.js';
export type { OpnCircuit, OpnGateState } from './application/opn-gate.js';
export { OpnGateLimits } from './application/opn-gate-limits.js';
export type { OpnGateOptions, OpnGateTimes } from './application/opn-gate-limits.js';
export type { HistoryPlan, HistoryProgress } from './application/history-plan.js';
export { ReadFirstHistory } from './application/read-first-history.command.js';
export { ReadOpenCharges } from './application/read-open-charges.command.js';
export type { OpenChargesRead } from './application/read-open-charges.command.js';
export { ReadOpnEvents } from './application/read-opn-events.command.js';
export type { EventsAnswer } from './application/read-opn-events.command.js';
export { RecordChargeObservations } from './application/record-charge-observations.command.js';
export type { Recording } from './application/record-charge-observations.command.js';
export { RecordMoneyFacts } from './application/record-money-facts.command.js';
export { RefetchCharge } from './application/refetch-charge.command.js';
export { RefreshTransfers } from './application/refresh-transfers.command.js';
export { RefetchOpenCharges } from './application/refetch-open-charges.command.js';
export { RunRollingReads } from './application/run-rolling-reads.command.js';
export { SweepHistory } from './application/sweep-history.command.js';
export type { HistoryAnswer } from './application/sweep-history.command.js';
export { SweepList } from './application/sweep-list.command.js';
export type {
  SweepAnswer,
  SweepOptions,
  SweepOutcome,
  UnavailableList,
} from './application/sweep-list.command.js';
export { WatchDeliveries } from './application/watch-deliveries.command.js';
export { WebhookCounts } from './application/webhook-counts.js';
export type { WebhookCount } from './application/webhook-counts.js';
export { WebhookInbox } from './application/webhook-inbox.js';
export type { IncomingWebhook } from './application/webhook-inbox.js';
export { WebhookRefusals } from './application/webhook-refusals.js';
export { WebhookSecrets } from './application/webhook-secrets.js';
export { WorkOffHints } from './application/work-off-hints.command.js';
export type { ChargeObservation } from './domain/charge-observation.js';
export type { MoneyFactKind } from './domain/judge-money-fact.js';
export type { Silence, SilenceVerdict } from './domain/silence.js';
export type { Observation } from './domain/observation.js';
export type { ListTotals } from './domain/history-totals.js';
export { SWEPT_LISTS } from './domain/swept-list.js';
export type { OptionalList, SweptList } from './domain/swept-list.js';
export { SWEEP_KIND, sweepEvents } from './domain/sweep.events.js';
export { INBOX_CHANNEL } from './infrastructure/inbox-table-writer.js';
export { IngestionModule } from './ingestion.module.js';

export { ReconcileAffectedDays } from './application/reconcile-affected-days.command.js';
export { ReconcileDay } from './application/reconcile-day.command.js';
export { BREAK_CODES, isBreakCode } from './domain/break-code.js';
export type { BreakCode, BreakFamily, BreakSeverity } from './domain/break-code.js';
export type { Break } from './domain/break.js';
export type { CreditReading } from './domain/credits/judge-credit.js';
export { CREDIT_GRACE_MS } from './domain/credits/judge-credit.js';
export type { StrayTransaction } from './domain/credits/judge-strays.js';
export type { ChoiceFacts } from './domain/choices.js';
export { isPaid, PROMPTPAY } from './domain/facts.js';
export type { ChargeFacts, DayFacts, ExpectationFacts, PaidCharge } from './domain/facts.js';
export { costOf } from './domain/judge-cost.js';
export { isLate } from './domain/judge-rules.js';
export type { Judging } from './domain/judge-rules.js';
export type { Tariff, TariffOf } from './domain/judge-cost.js';
export { reconcileDay } from './domain/reconcile-day.js';
export type { DayReconciliation } from './domain/reconcile-day.js';
export type { ChargeVerdict, ReceiptVerdict } from './domain/verdicts.js';
export { AffectedDays } from './read-model/affected-days.js';
export { BreakTable } from './read-model/break-table.js';
export { DayJudge } from './read-model/day-judge.js';
export type { JudgedAsOf, JudgedDay } from './read-model/day-judge.js';
export {
  GetDayReconciliation,
  reconciliationView,
  tallyByCode,
} from './read-model/get-day-reconciliation.query.js';
export type { DayReconciliationView } from './read-model/get-day-reconciliation.query.js';
export { GetBreak, ListBreaks } from './read-model/list-breaks.query.js';
export type { BreakFilter, BreakStatus, BreakView } from './read-model/list-breaks.query.js';
export { ReconciliationModule } from './reconciliation.module.js';

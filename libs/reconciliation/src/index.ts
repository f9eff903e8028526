export { AssignTransfers } from './application/bank/assign-transfers.command.js';
export { ChooseMatch } from './application/matches/choose-match.command.js';
export { RefuseMatch } from './application/matches/refuse-match.command.js';
export { UndoMatch } from './application/matches/undo-match.command.js';
export { ReconcileAffectedDays } from './application/reconcile-affected-days.command.js';
export { ReconcileDayInFull } from './application/reconcile-day-in-full.command.js';
export { ReconcileDay } from './application/reconcile-day.command.js';
export { ReconcileDays } from './application/reconcile-days.command.js';
export { WorkOnReturn } from './application/work-on-return.command.js';
export type { ReturnWork } from './application/work-on-return.command.js';
export { WorkOnBreak } from './application/work-on-break.command.js';
export type { BreakWork } from './application/break-desk.js';
export { MAX_BREAKS_AT_ONCE, WorkOnBreaks } from './application/work-on-breaks.command.js';
export type { BulkResult, ChosenBreaks } from './application/work-on-breaks.command.js';
export type { BankLeg } from './domain/bank/judge-bank.js';
export type { BankMatch, BankMatching, MatchedBy } from './domain/bank/match-lines.js';
export { ListBankLines } from './read-model/bank/list-bank-lines.query.js';
export type { BankLineState, BankLineView } from './read-model/bank/bank-line-view.js';
export { ListBankStatements } from './read-model/bank/list-bank-statements.query.js';
export type { BankStatementView } from './read-model/bank/list-bank-statements.query.js';
export { loadBankLeg, transfersAtBank } from './read-model/bank/bank-matches.js';
export type { TransferAtBank } from './read-model/bank/bank-matches.js';
export { BREAK_CODES, isBreakCode } from './domain/break-code.js';
export type { BreakCode, BreakFamily, BreakGroup, BreakSeverity } from './domain/break-code.js';
export { breakId } from './domain/break.js';
export type { Break } from './domain/break.js';
export type { CreditReading, StrayTransaction } from './domain/credits/credit-facts.js';
export { CREDIT_GRACE_MS } from './domain/credits/judge-credit.js';
export type { ChoiceFacts } from './domain/facts.js';
export { isPaid, PROMPTPAY } from './domain/facts.js';
export type { ChargeFacts, DayFacts, ExpectationFacts, PaidCharge } from './domain/facts.js';
export { costOf } from './domain/judge-cost.js';
export { isLate } from './domain/judge-rules.js';
export type { Judging } from './domain/judge-rules.js';
export type { Tariff, TariffOf } from './domain/judge-cost.js';
export { reconcileDay } from './domain/reconcile-day.js';
export type { DayReconciliation } from './domain/reconcile-day.js';
export type { DayStanding } from './domain/settled.js';
export type { ChargeVerdict, ReceiptVerdict } from './domain/verdicts.js';
export { AffectedDays } from './read-model/affected-days.js';
export { BreakTable } from './read-model/break-table.js';
export type { AsOf } from './read-model/judged-views.js';
export { DayInParts } from './read-model/day-in-parts.js';
export type { ReadParts } from './read-model/day-in-parts.js';
export type { DayPart } from './read-model/day-part.js';
export { DayJudge } from './read-model/day-judge.js';
export type { JudgedAsOf, JudgedDay, WholeDay } from './read-model/day-judge.js';
export type { StandingDay } from './read-model/day-standing-judge.js';
export {
  GetDayReconciliation,
  reconciliationView,
  tallyByCode,
} from './read-model/get-day-reconciliation.query.js';
export type {
  BreakTally,
  DayReconciliationView,
} from './read-model/get-day-reconciliation.query.js';
export { TallyOtherBreaks } from './read-model/tally-other-breaks.query.js';
export { BREAK_SORTS } from './read-model/breaks/break-order.js';
export type { BreakPlace, BreakSort } from './read-model/breaks/break-order.js';
export type { BreakFilter } from './read-model/breaks/break-filter.js';
export { BREAK_GROUPINGS } from './read-model/breaks/break-groups.js';
export type { BreakGrouping } from './read-model/breaks/break-groups.js';
export type { BreakStep } from './read-model/breaks/break-history.js';
export type { BreakStatus, BreakView } from './read-model/breaks/break-view.js';
export { GetBreak } from './read-model/breaks/get-break.query.js';
export type { BreakDetail } from './read-model/breaks/get-break.query.js';
export { ListBreaks } from './read-model/breaks/list-breaks.query.js';
export type { PlacedBreak } from './read-model/breaks/list-breaks.query.js';
export { ListCauses } from './read-model/causes/list-causes.query.js';
export type { CauseView } from './read-model/causes/list-causes.query.js';
export { ListReturns } from './read-model/returns/list-returns.query.js';
export type { OwedView, ReturnView } from './read-model/returns/list-returns.query.js';
export { OpenBreakNumbers } from './read-model/breaks/open-break-numbers.js';
export type { OpenBreakNumber } from './read-model/breaks/open-break-numbers.js';
export { StandingBreaks } from './read-model/breaks/standing-breaks.js';
export type { StandingBreak, StandingTally } from './read-model/breaks/standing-breaks.js';
export { EndedBreaks } from './read-model/breaks/ended-breaks.js';
export type { EndedOf, EndOfBreak, FeesOf, PaidAccount } from './read-model/breaks/ended-breaks.js';
export { MissingSources } from './read-model/breaks/missing-sources.js';
export type { MissingSource } from './read-model/breaks/missing-sources.js';
export { FeeDifferences } from './read-model/breaks/fee-differences.js';
export type { FeeDifference } from './read-model/breaks/fee-differences.js';
export { CODES_TO_DECIDE, OwedTallies } from './read-model/returns/owed-tally.js';
export type { OwedTally } from './read-model/returns/owed-tally.js';
export { StuckCharges } from './read-model/stuck-charges.js';
export type { StuckTally } from './read-model/stuck-charges.js';
export { UnapprovedPayoutAccounts } from './read-model/bank/unapproved-payouts.js';
export type { UnapprovedPayouts } from './read-model/bank/unapproved-payouts.js';
export { SummariseBreaks } from './read-model/breaks/summarise-breaks.query.js';
export type { BreakSummary } from './read-model/breaks/summarise-breaks.query.js';
export {
  DryRunMatchingRules,
  MAX_DRY_RUN_DAYS,
} from './read-model/dry-run/dry-run-matching-rules.query.js';
export type { DryRun } from './read-model/dry-run/dry-run-matching-rules.query.js';
export {
  DEFAULT_SLACK_MINUTES,
  MAX_SLACK_MINUTES,
  SuggestMatches,
} from './read-model/suggestions/suggest-matches.query.js';
export type { Suggestions } from './read-model/suggestions/suggest-matches.query.js';
export { ListMatches } from './read-model/matches/list-matches.query.js';
export type { MatchFilter } from './read-model/matches/list-matches.query.js';
export type { MatchView } from './read-model/matches/match-view.js';
export { BALANCE_PARTS, MOVEMENT_KINDS } from './domain/balance/balance-walk.js';
export { GetBalance } from './read-model/balance/get-balance.query.js';
export type { BalanceDayView } from './read-model/balance/get-balance.query.js';
export { GetBalanceParts } from './read-model/balance/get-balance-parts.query.js';
export type { BalancePartsView } from './read-model/balance/get-balance-parts.query.js';
export { loadHeldAtOpn, loadReserveAt } from './read-model/balance/parts-as-at.js';
export type { HeldAtOpn } from './read-model/balance/parts-as-at.js';
export { UNCOMPUTABLE } from './domain/payout/payout-facts.js';
export type { Composition, Uncomputable } from './domain/payout/payout-facts.js';
export { GetTransfer } from './read-model/payout/get-transfer.query.js';
export type { TransferDetail } from './read-model/payout/get-transfer.query.js';
export { ListPayoutLines } from './read-model/payout/list-payout-lines.query.js';
export { ListTransfers, TRANSFER_STATES } from './read-model/payout/list-transfers.query.js';
export { PayoutBooks } from './read-model/payout/payout-books.js';
export type { DayEnd } from './read-model/payout/payout-facts.js';
export { referenceKnownAt } from './read-model/payout/charge-known-at.js';
export { linesKnownAt } from './read-model/payout/lines-known-at.js';
export { loadPayoutsAsAt, loadWindowsAsAt } from './read-model/payout/payouts-as-at.js';
export type { PayoutAsAt, PayoutsOfDay } from './read-model/payout/payouts-as-at.js';
export { LINE_KINDS } from './read-model/payout/payout-lines.js';
export type { LineKey, PayoutLine } from './read-model/payout/payout-lines.js';
export type { PayoutGroup } from './read-model/payout/payout-groups.js';
export type { CompositionView, TransferView } from './read-model/payout/transfer-view.js';
export { judgeTaxDay, TAX_DAYS } from './domain/tax/judge-tax-day.js';
export { adjustmentAmount, NOTHING_DEDUCTED, taxDayFigures } from './domain/tax/tax-day.js';
export type { TaxDayFacts, TaxDayFigures } from './domain/tax/tax-day.js';
export { feesOfDays } from './read-model/tax/fees-of-days.js';
export { listReadUpTo } from './read-model/list-readings.js';
export { rollForward } from './domain/tax/input-vat.js';
export type { UndueMovement } from './domain/tax/input-vat.js';
export { invoiceDueAt, lastClaimMonth } from './domain/tax/tax-month.js';
export { GetInputVat } from './read-model/tax/get-input-vat.query.js';
export type { InputVatView } from './read-model/tax/get-input-vat.query.js';
export { ListTaxDays } from './read-model/tax/list-tax-days.query.js';
export type { TaxDayView } from './read-model/tax/list-tax-days.query.js';
export { ReconciliationModule } from './reconciliation.module.js';
export { RECEIPT_STATES } from './domain/state/receipt-state.js';
export type { ReceiptStanding, ReceiptState } from './domain/state/receipt-state.js';
export {
  CountReceiptStates,
  GetReceiptStandings,
} from './read-model/state/receipt-standings.query.js';
export type { StateTally } from './read-model/state/receipt-standings.query.js';

import { AccountsModule } from '#accounts';
import { DaysModule } from '#days';
import { EventStoreModule } from '#event-store';
import { LedgerModule } from '#ledger';
import { Module } from '@nestjs/common';
import { ReconcileAffectedDaysHandler } from './application/reconcile-affected-days.command.js';
import { ReconcileDayInFullHandler } from './application/reconcile-day-in-full.command.js';
import { ReconcileDayHandler } from './application/reconcile-day.command.js';
import { bankProviders } from './bank-providers.js';
import { matchProviders } from './match-providers.js';
import { ReconcileDaysHandler } from './application/reconcile-days.command.js';
import { AffectedDays } from './read-model/affected-days.js';
import { BreakTable } from './read-model/break-table.js';
import { DayInParts } from './read-model/day-in-parts.js';
import { DayJudge } from './read-model/day-judge.js';
import { DayStandingJudge } from './read-model/day-standing-judge.js';
import { GetDayReconciliationHandler } from './read-model/get-day-reconciliation.query.js';
import {
  CountReceiptStatesHandler,
  GetReceiptStandingsHandler,
} from './read-model/state/receipt-standings.query.js';
import { JudgedViews } from './read-model/judged-views.js';
import { payoutProviders } from './payout-providers.js';
import { taxProviders } from './tax-providers.js';
import { PayoutBooks } from './read-model/payout/payout-books.js';
import { ScopeJudges } from './read-model/scope-judges.js';
import { ScopeKeeper } from './read-model/scope-keeper.js';
import { TallyOtherBreaksHandler } from './read-model/tally-other-breaks.query.js';
import { standingProviders } from './standing-providers.js';
import { workProviders } from './work-providers.js';

@Module({
  imports: [AccountsModule, DaysModule, EventStoreModule, LedgerModule],
  providers: [
    ...bankProviders,
    ...matchProviders,
    ...payoutProviders,
    ...workProviders,
    ...taxProviders,
    ...standingProviders,
    AffectedDays,
    BreakTable,
    DayInParts,
    DayJudge,
    DayStandingJudge,
    CountReceiptStatesHandler,
    GetReceiptStandingsHandler,
    JudgedViews,
    ScopeJudges,
    ScopeKeeper,
    GetDayReconciliationHandler,
    ReconcileAffectedDaysHandler,
    ReconcileDayHandler,
    ReconcileDayInFullHandler,
    ReconcileDaysHandler,
    TallyOtherBreaksHandler,
  ],
  exports: [AffectedDays, BreakTable, DayInParts, DayJudge, PayoutBooks, ...standingProviders],
})
export class ReconciliationModule {}

import { AccountsModule } from '#accounts';
import { DaysModule } from '#days';
import { EventStoreModule } from '#event-store';
import { LedgerModule } from '#ledger';
import { Module } from '@nestjs/common';
import { ReconcileAffectedDaysHandler } from './application/reconcile-affected-days.command.js';
import { ReconcileDayHandler } from './application/reconcile-day.command.js';
import { AffectedDays } from './read-model/affected-days.js';
import { BreakTable } from './read-model/break-table.js';
import { DayJudge } from './read-model/day-judge.js';
import { GetDayReconciliationHandler } from './read-model/get-day-reconciliation.query.js';
import { JudgedViews } from './read-model/judged-views.js';
import { ScopeJudges } from './read-model/scope-judges.js';
import { ScopeKeeper } from './read-model/scope-keeper.js';
import { GetBreakHandler, ListBreaksHandler } from './read-model/list-breaks.query.js';

@Module({
  imports: [AccountsModule, DaysModule, EventStoreModule, LedgerModule],
  providers: [
    AffectedDays,
    BreakTable,
    DayJudge,
    JudgedViews,
    ScopeJudges,
    ScopeKeeper,
    GetBreakHandler,
    GetDayReconciliationHandler,
    ListBreaksHandler,
    ReconcileAffectedDaysHandler,
    ReconcileDayHandler,
  ],
  exports: [AffectedDays, BreakTable, DayJudge],
})
export class ReconciliationModule {}

import type { AccountSettings } from '#accounts';
import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { ChargeFacts } from '../domain/facts.js';
import type { Judging } from '../domain/judge-rules.js';
import type { TariffOf } from '../domain/judge-cost.js';
import type { ProofOf } from '../domain/proof/proof-of-end.js';
import type { SettledBreaks } from '../domain/returns/settled-by-returns.js';
import { reconcileDay } from '../domain/reconcile-day.js';
import type { DayReconciliation } from '../domain/reconcile-day.js';
import { NOTHING_SETTLED } from '../domain/settled.js';
import type { SettledPart } from '../domain/settled.js';
import { breaksOfDay } from './break-table.js';
import { loadBasis } from './day-basis.js';
import type { Basis } from './day-basis.js';
import { loadDayFacts } from './day-facts.js';
import { dayProofs } from './day-proofs.js';
import { JudgedViews } from './judged-views.js';
import type { AsOf } from './judged-views.js';
import { settledAmong } from './returns/settled-returns.js';
import type { JudgedView } from './scope-judge.js';

/** What a result is a function of: events up to a position, an instant, and the rules in force. */
export interface JudgedAsOf {
  readonly position: number;
  readonly instant: Instant;
  readonly rules: string;
}

/** A day as judged at one moment. */
export interface JudgedDay {
  readonly asOf: JudgedAsOf;
  readonly settings: AccountSettings;
  readonly judging: Judging;
  readonly tariffOf: TariffOf;
  /** Totals and breaks of the whole day; verdicts on the rows that are not `clean`. */
  readonly result: DayReconciliation;
  /** What was settled without a verdict on each row. */
  readonly clean: SettledPart;
  /** What proves the end of a break of the day that holds no longer. */
  readonly proofOf: ProofOf;
  /** Breaks whose money was given back, as far as the same view knows, and what proves it. */
  readonly settled: SettledBreaks;
}

/** A day with the verdicts on all of its rows, and what ended on it. */
export interface WholeDay extends JudgedDay {
  readonly ended: readonly ChargeFacts[];
}

/** Judges a day on one consistent view of the books, and holds it whole in memory. */
@Injectable()
export class DayJudge {
  constructor(private readonly views: JudgedViews) {}

  judge(account: string, day: BusinessDay): Promise<WholeDay> {
    return this.views.within(account, async (view) =>
      judgeWhole(view, day, await loadBasis(view, day)),
    );
  }

  /** As it would have been judged then: from the events up to a position, at an instant. */
  judgeAsOf(account: string, day: BusinessDay, asOf: AsOf): Promise<WholeDay> {
    return this.views.asOf(account, asOf, async (view) =>
      judgeWhole(view, day, await loadBasis(view, day)),
    );
  }
}

export async function judgeWhole(
  view: JudgedView,
  day: BusinessDay,
  { tariffOf, credited }: Basis,
): Promise<WholeDay> {
  const { on, account, position, settings, judging } = view;
  const { from } = dayWindow(day, settings.days);
  const linked = await loadDayFacts(on, account, day, from);
  const facts = { ...linked, ...credited };
  const result = reconcileDay(facts, judging, tariffOf);
  const asOf = { position, instant: judging.instant, rules: `settings@${settings.version}` };
  const proofOf = await dayProofs(view, day, breaksOfDay(result));
  const owed = new Map([...result.looked, ...result.breaks].map((one) => [one.id, one]));
  const { holidays } = judging;
  const settled = await settledAmong({ on, account, holidays }, [...owed.values()]);
  const judged = { asOf, settings, judging, tariffOf, result, proofOf, settled };
  return { ...judged, clean: NOTHING_SETTLED, ended: facts.ended };
}

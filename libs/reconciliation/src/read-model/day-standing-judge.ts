import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Injectable } from '@nestjs/common';
import type { BreakSubject } from '../domain/break.js';
import type { ProofOf } from '../domain/proof/proof-of-end.js';
import { reconcileDay } from '../domain/reconcile-day.js';
import { withSettled } from '../domain/settled.js';
import type { DayStanding } from '../domain/settled.js';
import { breaksOfDay } from './break-table.js';
import { loadBasis } from './day-basis.js';
import type { Basis } from './day-basis.js';
import type { JudgedAsOf } from './day-judge.js';
import { dayProofs } from './day-proofs.js';
import { JudgedViews } from './judged-views.js';
import type { AsOf } from './judged-views.js';
import { loadRestOfDay } from './rest-of-day.js';
import type { JudgedView } from './scope-judge.js';
import { settleDay } from './settle-day.js';
import type { RestOfDay } from './settle-day.js';

/** A day's totals and breaks as judged at one moment. */
export interface StandingDay {
  readonly asOf: JudgedAsOf;
  readonly standing: DayStanding;
  /** Everything that had to be judged: whatever was wrong with it before belongs to this day. */
  readonly subjects: readonly BreakSubject[];
  readonly proofOf: ProofOf;
}

/**
 * Judges a day on one consistent view of the books: the database settles what is clean, and the
 * law judges the rest. Totals and breaks are those of the law over all facts of the day.
 */
@Injectable()
export class DayStandingJudge {
  constructor(private readonly views: JudgedViews) {}

  judge(account: string, day: BusinessDay): Promise<StandingDay> {
    return this.views.within(account, (view) => standingOn(view, day));
  }

  /** As it would have been judged then: from the events up to a position, at an instant. */
  judgeAsOf(account: string, day: BusinessDay, asOf: AsOf): Promise<StandingDay> {
    return this.views.asOf(account, asOf, (view) => standingOn(view, day));
  }
}

async function standingOn(view: JudgedView, day: BusinessDay): Promise<StandingDay> {
  const { position, settings, judging } = view;
  const { standing, subjects } = await judgeInParts(view, day, await loadBasis(view, day));
  const asOf = { position, instant: judging.instant, rules: `settings@${settings.version}` };
  const { breaks } = standing;
  const proofOf = await dayProofs(view, day, breaksOfDay({ day, breaks, subjects }));
  return { asOf, standing, subjects, proofOf };
}

export async function judgeInParts(
  view: JudgedView,
  day: BusinessDay,
  { tariffOf, paymentMethods, credited }: Basis,
): Promise<Pick<StandingDay, 'standing' | 'subjects'>> {
  const { credits } = credited;
  const { settled, rest } = await settleDay(view, day, { tariffOf, paymentMethods, credits });
  const linked = await loadRestOfDay(view, day, dayWindow(day, view.settings.days), rest);
  const facts = { ...linked, ...credited, settledReceipts: settled.matched.count };
  const law = reconcileDay(facts, view.judging, tariffOf);
  return { standing: withSettled(law, settled), subjects: subjectsOf(rest) };
}

const subjectsOf = ({ receipts, charges }: RestOfDay): readonly BreakSubject[] => [
  ...receipts.map((id) => ({ kind: 'expectation', id }) as const),
  ...charges.map((id) => ({ kind: 'charge', id }) as const),
];

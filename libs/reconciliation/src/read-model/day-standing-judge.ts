import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Injectable } from '@nestjs/common';
import type { DayFacts } from '../domain/facts.js';
import type { TariffOf } from '../domain/judge-cost.js';
import { reconcileDay } from '../domain/reconcile-day.js';
import { withSettled } from '../domain/settled.js';
import type { DayStanding } from '../domain/settled.js';
import { loadCredits } from './credit-facts.js';
import type { JudgedAsOf } from './day-judge.js';
import { JudgedViews } from './judged-views.js';
import { loadRestOfDay } from './rest-of-day.js';
import type { JudgedView } from './scope-judge.js';
import { settleDay } from './settle-day.js';
import type { RestOfDay } from './settle-day.js';
import { loadTariffs, paymentMethodsOf } from './tariffs.js';

/** A day's totals and breaks as judged at one moment. */
export interface StandingDay {
  readonly asOf: JudgedAsOf;
  readonly standing: DayStanding;
  /** Everything that had to be judged: whatever was wrong with it before belongs to this day. */
  readonly judged: RestOfDay;
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
}

async function standingOn(view: JudgedView, day: BusinessDay): Promise<StandingDay> {
  const { on, account, position, settings, judging } = view;
  const paymentMethods = await paymentMethodsOf(on, account, settings);
  const tariffOf = await loadTariffs(on, account, settings, paymentMethods);
  const credited = await loadCredits(view, day);
  const { standing, judged } = await judgeInParts(view, day, {
    tariffOf,
    paymentMethods,
    credited,
  });
  const asOf = { position, instant: judging.instant, rules: `settings@${settings.version}` };
  return { asOf, standing, judged };
}

/** What a day is judged by beside its receipts and charges. */
export interface Basis {
  readonly tariffOf: TariffOf;
  readonly paymentMethods: ReadonlySet<string>;
  readonly credited: Pick<DayFacts, 'credits' | 'strays'>;
}

export async function judgeInParts(
  view: JudgedView,
  day: BusinessDay,
  { tariffOf, paymentMethods, credited }: Basis,
): Promise<Pick<StandingDay, 'standing' | 'judged'>> {
  const { credits } = credited;
  const { settled, rest } = await settleDay(view, day, { tariffOf, paymentMethods, credits });
  const linked = await loadRestOfDay(view, day, dayWindow(day, view.settings.days), rest);
  const facts = { ...linked, ...credited, settledReceipts: settled.matched.count };
  const law = reconcileDay(facts, view.judging, tariffOf);
  return { standing: withSettled(law, settled), judged: rest };
}

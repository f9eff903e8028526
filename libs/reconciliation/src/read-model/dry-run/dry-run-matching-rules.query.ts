import { checkedMatchingRules } from '#accounts';
import type { MatchingRules } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { compareVerdicts } from '../../domain/dry-run/compare-verdicts.js';
import type { Comparison } from '../../domain/dry-run/compare-verdicts.js';
import { judgeWindow } from '../../domain/dry-run/judge-window.js';
import type { WindowFacts } from '../../domain/dry-run/judge-window.js';
import { readsAlike } from '../../domain/dry-run/reads-alike.js';
import type { ChargeFacts } from '../../domain/facts.js';
import type { Judging } from '../../domain/judge-rules.js';
import { loadDayFacts } from '../day-facts.js';
import { EXPECTATIONS_BY_REFERENCE } from '../fact-columns.js';
import { GatheredFacts } from '../gathered-facts.js';
import { JudgedViews } from '../judged-views.js';
import type { JudgedView } from '../scope-judge.js';
import { rereadReferences } from './reread-references.js';

export const MAX_DRY_RUN_DAYS = 92;

/** Breaks that are listed one by one; the totals count all of them. */
const LISTED_BREAKS = 500;

export interface DryRun extends Comparison {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly asOf: { readonly position: number; readonly instant: string };
  /** The rules that were tried, as they would hold on the last day. */
  readonly rules: MatchingRules;
  /** Charges whose reference had to be read again, and of how many that could not be done. */
  readonly references: { readonly reread: number; readonly unavailable: number };
}

/** What other matching rules would have changed over the last days. Nothing is stored. */
export class DryRunMatchingRules extends Query<DryRun> {
  constructor(
    readonly account: string,
    readonly changes: Partial<MatchingRules>,
    /** Today included. */
    readonly days: number,
  ) {
    super();
  }
}

@QueryHandler(DryRunMatchingRules)
export class DryRunMatchingRulesHandler implements IQueryHandler<DryRunMatchingRules> {
  constructor(private readonly views: JudgedViews) {}

  execute({ account, changes, days }: DryRunMatchingRules): Promise<DryRun> {
    if (!Number.isInteger(days) || days < 1 || days > MAX_DRY_RUN_DAYS) {
      throw new DomainError('dry_run.invalid', `days must be 1 to ${MAX_DRY_RUN_DAYS}.`);
    }
    return this.views.within(account, (view) => tried(view, changes, days));
  }
}

async function tried(
  view: JudgedView,
  changes: Partial<MatchingRules>,
  count: number,
): Promise<DryRun> {
  const { judging: before, position, today } = view;
  const from = addDays(today, 1 - count);
  const rulesOn = (day: BusinessDay): MatchingRules => {
    const rules = before.rulesOn(day);
    return day < from ? rules : checkedMatchingRules({ ...rules, ...changes });
  };
  const after: Judging = { ...before, rulesOn };
  const days = Array.from({ length: count }, (_, index) => addDays(from, index));
  const facts = await windowFacts(view, days);
  const { facts: reread, references } = await factsBy(view, facts, after);
  const [was, would] = [judgeWindow(facts, before), judgeWindow(reread, after)];
  return {
    ...{ from, to: today, rules: rulesOn(today), references },
    asOf: { position, instant: before.instant },
    ...compareVerdicts(was, would, LISTED_BREAKS),
  };
}

/** All that bears on the days, each receipt and charge once. */
async function windowFacts(
  { on, account, settings }: JudgedView,
  days: readonly BusinessDay[],
): Promise<WindowFacts> {
  const gathered = new GatheredFacts(on, account);
  for (const day of days) {
    const facts = await loadDayFacts(on, account, day, dayWindow(day, settings.days).from);
    gathered.addReceipts(facts.expectations);
    gathered.addCharges([...facts.charges, ...facts.ended]);
  }
  await gathered.everythingLinked();
  return { days, ...gathered.facts() };
}

/** The same facts with the references that other rules would have found, and what those name. */
async function factsBy({ on, account, judging }: JudgedView, facts: WindowFacts, after: Judging) {
  const rulesOf = ({ createdAt }: ChargeFacts): MatchingRules | null => {
    const day = businessDayOf(createdAt, judging.days);
    const rules = after.rulesOn(day);
    return readsAlike(judging.rulesOn(day), rules) ? null : rules;
  };
  const { charges, reread, unavailable } = await rereadReferences(
    on,
    account,
    facts.charges,
    rulesOf,
  );
  const references = { reread, unavailable };
  if (reread === 0) return { facts, references };
  const named = charges.flatMap(({ reference }) => reference ?? []);
  const gathered = new GatheredFacts(on, account);
  gathered.addReceipts(facts.expectations);
  gathered.addReceipts(await on.query(EXPECTATIONS_BY_REFERENCE, [account, [...new Set(named)]]));
  gathered.addCharges(charges);
  await gathered.everythingLinked();
  return { facts: { days: facts.days, ...gathered.facts() }, references };
}

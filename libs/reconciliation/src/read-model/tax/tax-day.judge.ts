import { addDays, businessDayOf, parseAnyDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { judgeTaxDay, TAX_DAYS } from '../../domain/tax/judge-tax-day.js';
import type { TaxDayFacts } from '../../domain/tax/tax-day.js';
import { NOTHING_WRONG } from '../scope-judge.js';
import type { EndedBreak, JudgedView, ScopeJudge, ScopeVerdict } from '../scope-judge.js';
import type { DayRange } from './fees-of-days.js';
import { loadTaxDays } from './tax-day-facts.js';
import { taxDaysTouched } from './tax-days-touched.js';

/** Fees of a calendar day in Bangkok against Opn's daily receipt: the fifth control. */
export const taxDayJudge: ScopeJudge = {
  kind: 'tax-day',

  async affected(view, span) {
    const days = await taxDaysTouched(view, span);
    return days.filter((day) => isJudged(view, day));
  },

  /** A receipt is only missed once the list was read again, and that is an event. */
  waiting: () => Promise.resolve([]),

  async judge(view, ids) {
    const days = ids.map(parseAnyDay).sort();
    const verdicts = new Map<string, ScopeVerdict>();
    for (const range of rangesOf(days)) {
      const facts = await loadTaxDays(view, range);
      for (const [day, known] of facts) {
        verdicts.set(day, isJudged(view, day) ? verdictOn(view, known) : NOTHING_WRONG);
      }
    }
    return verdicts;
  },
};

/** A day that is over, and not before the books begin. */
export function isJudged({ judging, settings }: JudgedView, day: BusinessDay): boolean {
  const { openingDay } = settings;
  const isOver = day < businessDayOf(judging.instant, TAX_DAYS);
  return isOver && (openingDay === null || day >= openingDay);
}

function verdictOn(view: JudgedView, facts: TaxDayFacts): ScopeVerdict {
  const numbers = facts.receipts.map(({ number }) => number).join(', ');
  const proofOf = ({ code }: EndedBreak): string | null => {
    if (facts.receipts.length === 0) return null;
    return code === 'TAX_RECEIPT_MISSING'
      ? `receipt ${numbers} was read`
      : `receipt ${numbers} agrees with the books`;
  };
  return { breaks: judgeTaxDay(facts, view.judging), proofOf };
}

/** Days in a row are read together. */
function rangesOf(days: readonly BusinessDay[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) >= day) ranges[ranges.length - 1] = { ...last, to: day };
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}

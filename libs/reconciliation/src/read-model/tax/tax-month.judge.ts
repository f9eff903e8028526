import { rulesOn } from '#accounts';
import { addMonths, businessDayOf, lastDayOf, monthOf } from '#calendar';
import type { Month } from '#calendar';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { TAX_DAYS } from '../../domain/tax/judge-tax-day.js';
import { invoiceDueAt, judgeTaxMonth } from '../../domain/tax/tax-month.js';
import { scopeName } from '../scope-judge.js';
import type { EndedBreak, JudgedView, ScopeJudge, ScopeVerdict } from '../scope-judge.js';
import { loadTaxMonth } from './tax-month-facts.js';
import { taxDaysTouched } from './tax-days-touched.js';

const KIND = 'tax-month';

/** How long the worker may have been down when invoices fell due. */
const MONTHS_BEHIND = 6;

/** Opn's official invoices of a month against its daily receipts. */
export const taxMonthJudge: ScopeJudge = {
  kind: KIND,

  async affected(view, span) {
    const { on, account } = view;
    const days = await taxDaysTouched(view, span);
    const invoiced = await on.query<{ month: Month }>(INVOICED, [account, span.from, span.to]);
    const current = monthOf(businessDayOf(view.judging.instant, TAX_DAYS));
    const past = days.map(monthOf).filter((month) => month < current);
    const reruled = await on.query<{ month: Month }>(RERULED, [account, span.from, span.to]);
    const ruled = reruled.map(({ month }) => month).filter((month) => month < current);
    return [...new Set([...past, ...ruled, ...invoiced.map(({ month }) => month)])].sort();
  },

  /** The months before, once their invoices are due, unless they were judged since. */
  async waiting(view) {
    const { instant } = view.judging;
    const current = monthOf(businessDayOf(instant, TAX_DAYS));
    const months: Month[] = [];
    for (let back = 1; back <= MONTHS_BEHIND; back += 1) {
      const month = addMonths(current, -back);
      const dueAt = invoiceDueAt(month, rulesOn(view.settings, 'tax', lastDayOf(month)));
      if (isBefore(instant, dueAt) || (await wasJudgedSince(view, month, dueAt))) continue;
      months.push(month);
    }
    return months;
  },

  async judge(view, ids) {
    const verdicts = new Map<string, ScopeVerdict>();
    for (const id of ids) verdicts.set(id, await verdictOn(view, id as Month));
    return verdicts;
  },
};

async function verdictOn(view: JudgedView, month: Month): Promise<ScopeVerdict> {
  const facts = await loadTaxMonth(view, month);
  const numbers = facts.invoices.map(({ number }) => number).join(', ');
  const proofOf = ({ code }: EndedBreak): string | null => {
    if (numbers === '') return null;
    return code === 'TAX_INVOICE_MISSING'
      ? `tax invoice ${numbers} was recorded`
      : `tax invoice ${numbers} agrees with the daily receipts`;
  };
  return { breaks: judgeTaxMonth(facts, view.judging), proofOf };
}

async function wasJudgedSince(
  { on, account }: JudgedView,
  month: Month,
  since: Instant,
): Promise<boolean> {
  const rows = await on.query(JUDGED_SINCE, [account, scopeName(KIND, month), since]);
  return rows.length > 0;
}

const JUDGED_SINCE = `
  SELECT 1 FROM breaks_judged WHERE account = $1 AND scope = $2 AND instant >= $3`;

/** Months with payments or invoices whose rules were set anew, even for days that are over. */
const RERULED = `
  WITH rules AS (
    SELECT min((data ->> 'from')::date) AS since FROM events
    WHERE account = $1 AND position > $2 AND position <= $3 AND type = 'tax-rules.set'
  )
  SELECT DISTINCT to_char(business_day, 'YYYY-MM') AS month FROM charges, rules
  WHERE account = $1 AND business_day >= date_trunc('month', since)
  UNION
  SELECT to_char(covers_from, 'YYYY-MM') FROM tax_invoices, rules
  WHERE account = $1 AND covers_to >= since`;

const INVOICED = `
  SELECT DISTINCT to_char(month, 'YYYY-MM') AS month
  FROM tax_invoices i, generate_series(
    date_trunc('month', i.covers_from::timestamp), i.covers_to::timestamp, interval '1 month'
  ) AS month
  WHERE i.account = $1 AND i.position > $2 AND i.position <= $3
  UNION
  SELECT to_char(month, 'YYYY-MM') FROM events e, generate_series(
    date_trunc('month', (e.data ->> 'coversFrom')::timestamp),
    (e.data ->> 'coversTo')::timestamp, interval '1 month'
  ) AS month
  WHERE e.account = $1 AND e.position > $2 AND e.position <= $3
    AND e.type = 'tax-invoice.withdrawn'`;

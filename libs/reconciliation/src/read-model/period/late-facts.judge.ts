import { firstDayOf, lastDayOf, parseMonth } from '#calendar';
import { judgeLateFacts } from '../../domain/period/judge-late-facts.js';
import type { LateFact } from '../../domain/period/judge-late-facts.js';
import type { JudgedView, LogSpan, ScopeJudge, ScopeVerdict } from '../scope-judge.js';

/** Judges month by month what was posted for closed ones. */
export const lateFactsJudge: ScopeJudge = {
  kind: 'late-facts',

  async affected({ on, account }: JudgedView, { from, to }: LogSpan): Promise<readonly string[]> {
    const rows = await on.query<{ month: string }>(LATE_MONTHS, [account, from, to]);
    return rows.map(({ month }) => month);
  },

  waiting: () => Promise.resolve([]),

  async judge(view: JudgedView, ids: readonly string[]) {
    const verdicts = new Map<string, ScopeVerdict>();
    for (const month of ids) {
      verdicts.set(month, {
        breaks: judgeLateFacts(month, await lateIn(view, month), view.judging),
      });
    }
    return verdicts;
  },
};

function lateIn({ on, account }: JudgedView, text: string): Promise<readonly LateFact[]> {
  const month = parseMonth(text);
  return on.query<LateFact>(LATE_FACTS, [account, firstDayOf(month), lastDayOf(month)]);
}

const LATE_MONTHS = `
  SELECT DISTINCT to_char(relates_to, 'YYYY-MM') AS month FROM journal_entries
  WHERE account = $1 AND kind = 'A1' AND position > $2 AND position <= $3`;

const LATE_FACTS = `
  SELECT late.*, c.reference FROM (
    SELECT coalesce(e.subject, e.id) AS subject, min(e.relates_to) AS day,
           min(e.recorded_at) AS "openedAt",
           coalesce(sum(l.credit - l.debit)
             FILTER (WHERE l.ledger_account = 'unreconciled-receipts'), 0)::bigint AS receipts,
           coalesce(sum(l.debit - l.credit)
             FILTER (WHERE l.ledger_account = 'opn-balance'), 0)::bigint AS balance
    FROM journal_entries e
    JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
    WHERE e.account = $1 AND e.kind = 'A1' AND e.relates_to BETWEEN $2 AND $3
    GROUP BY 1
  ) AS late
  LEFT JOIN charges c ON c.account = $1 AND c.id = late.subject
  ORDER BY late.subject`;

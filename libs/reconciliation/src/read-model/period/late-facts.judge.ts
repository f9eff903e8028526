import { firstDayOf, lastDayOf } from '#calendar';
import type { Month } from '#calendar';
import { judgeLateFacts, NAMED_BY_PEOPLE } from '../../domain/period/judge-late-facts.js';
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
  const month = text as Month;
  return on.query<LateFact>(LATE_FACTS, [
    ...[account, firstDayOf(month), lastDayOf(month)],
    NAMED_BY_PEOPLE,
  ]);
}

/**
 * Closing posts matches and what arrived at the bank: they follow from facts, and are none. Entries
 * of closed months are adjustments (A1); their ids keep their kind.
 */
const OF_FACTS = `split_part(e.id, ':', 1) NOT IN ('M1', 'B1')`;

const LATE_MONTHS = `
  SELECT DISTINCT to_char(e.relates_to, 'YYYY-MM') AS month FROM journal_entries e
  WHERE e.account = $1 AND e.kind = 'A1' AND e.position > $2 AND e.position <= $3
    AND ${OF_FACTS}`;

const LATE_FACTS = `
  SELECT late.*, CASE WHEN late.entries = 'C1' THEN late.subject ELSE c.reference END AS reference
  FROM (
    SELECT CASE WHEN split_part(e.id, ':', 1) = ANY($4::text[])
             THEN split_part(e.id, ':', 1) END AS entries,
           coalesce(e.subject, e.id) AS subject, min(e.relates_to) AS day,
           min(e.recorded_at) AS "openedAt",
           coalesce(sum(l.credit - l.debit)
             FILTER (WHERE l.ledger_account = 'unreconciled-receipts'), 0)::bigint AS receipts,
           coalesce(sum(l.debit - l.credit)
             FILTER (WHERE l.ledger_account = 'opn-balance'), 0)::bigint AS balance,
           coalesce(sum(l.debit - l.credit)
             FILTER (WHERE l.ledger_account = 'bank'), 0)::bigint AS bank,
           coalesce(sum(l.debit - l.credit) FILTER (WHERE l.ledger_account
             IN ('input-vat', 'withholding-tax-reclaimable')), 0)::bigint AS tax
    FROM journal_entries e
    JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
    WHERE e.account = $1 AND e.kind = 'A1' AND e.relates_to BETWEEN $2 AND $3
      AND ${OF_FACTS}
    GROUP BY 1, 2
  ) AS late
  LEFT JOIN charges c ON c.account = $1 AND c.id = late.subject
  ORDER BY late.subject, late.entries`;

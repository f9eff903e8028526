import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { BreakCode } from '../../domain/break-code.js';
import type { BreakStatus } from './break-view.js';

/** Codes seen beside a break, as its case has them: sorted, with commas between them. */
const ALSO_SEEN = `coalesce(
  (SELECT string_agg(seen.item, ',' ORDER BY seen.item COLLATE "C")
   FROM jsonb_array_elements_text(b.explains) AS seen (item)), '')`;

/** What was decided about a break is about its amount and codes, and about nothing else. */
const IS_SETTLED = `CASE WHEN c.standing IN ('resolved', 'written-off')
  THEN c.fact_amount IS NOT DISTINCT FROM b.amount AND c.fact_code = b.code
    AND c.fact_also_seen = ${ALSO_SEEN}
  ELSE false END`;

/** Which breaks and findings are read, and what people are taken to have said of them. */
export interface BreakReading {
  /** A table of cases, or a statement in brackets with the same columns. */
  readonly cases: string;
  readonly clearing: string;
  readonly held: string;
  readonly found: string;
}

/** All of the account $1 as they stand. */
const NOW: BreakReading = {
  cases: 'cases',
  clearing: 'cleared_at, cleared_by',
  held: 'true',
  found: 'true',
};

/**
 * The condition has ended, and what was written off for it stands all the same: the money is in
 * the books twice until a person reopens the break, which takes the entry back.
 */
const HAS_OUTLIVED = `coalesce(b.cleared_at IS NOT NULL AND c.standing = 'written-off', false)`;

/** Breaks with a write-off that stands, of the account $1: a few. */
export const WRITTEN_OFF = `ARRAY(
  SELECT break_id FROM cases WHERE account = $1 AND standing = 'written-off')`;

const OUTLIVED_DETAIL = `'It no longer holds (' || b.cleared_by || '), but a write-off of ' ||
  to_char(c.entry_amount / 100.0, 'FM999999999999990.00') ||
  ' stands against it: reopen it to take that back.'`;

const CHANGED_DETAIL = `'A write-off of ' ||
  to_char(c.entry_amount / 100.0, 'FM999999999999990.00') ||
  ' stands against what it said before: reopen it to take that back.'`;

const IS_PARTLY = `b.cleared_at IS NULL AND c.standing = 'written-off' AND NOT (${IS_SETTLED})`;

/** Of one that a write-off has outlived: the write-off is what is too much. */
const WHAT_IT_SAYS = `CASE WHEN ${HAS_OUTLIVED} THEN 0 ELSE b.expected END AS expected,
  CASE WHEN ${HAS_OUTLIVED} THEN -c.fact_amount ELSE b.actual END AS actual,
  CASE WHEN ${HAS_OUTLIVED} THEN -c.fact_amount ELSE b.amount END AS amount,
  b.count, b.explains, b.opened_at, b.due_on, b.cleared_at, b.cleared_by,
  CASE WHEN ${HAS_OUTLIVED} THEN ${OUTLIVED_DETAIL}
       WHEN ${IS_PARTLY} THEN concat_ws(' ', b.detail, ${CHANGED_DETAIL})
       ELSE b.detail END AS detail`;

/** Breaks of the account $1, and findings that stay with operators; each with its case. */
export const readBreaks = ({ cases, clearing, held, found }: BreakReading): string => `
  SELECT b.id, b.code, b.day, b.subject_kind, b.subject_id, b.reference,
         ${WHAT_IT_SAYS},
         c.assignee, c.last_note, c.last_note_by, c.last_note_at, c.standing, c.reason,
         c.decided_by, c.decided_at, c.approved_by, c.entry_debit, c.entry_credit, c.entry_amount,
         g.cause_id, g.title AS cause_title,
         CASE WHEN b.cleared_at IS NOT NULL AND NOT ${HAS_OUTLIVED} THEN 'cleared'
              WHEN b.cleared_at IS NULL AND (${IS_SETTLED}) THEN 'resolved'
              WHEN c.assignee IS NOT NULL THEN 'assigned'
              ELSE 'open' END AS status
  FROM (
    SELECT id, code, day, subject_kind, subject_id, reference, expected, actual, amount, count,
           explains, opened_at, due_on, ${clearing}, detail
    FROM breaks WHERE account = $1 AND ${held}
    UNION ALL
    SELECT 'fnd_' || left(f.id, 24), f.code, c.business_day, f.subject_kind, f.subject_id,
           c.reference, NULL, NULL,
           CASE f.code WHEN 'WEBHOOK_MISSED' THEN 0 WHEN 'STATUS_CONFLICT' THEN c.amount END, 1,
           '[]'::jsonb, f.found_at, NULL, NULL, NULL, f.detail
    FROM findings f
    LEFT JOIN charges c
      ON c.account = $1 AND c.id = f.subject_id
        AND f.code IN ('WEBHOOK_MISSED', 'STATUS_CONFLICT')
    WHERE f.account = $1 AND ${found}
  ) AS b
  LEFT JOIN ${cases} c ON c.account = $1 AND c.break_id = b.id
  LEFT JOIN break_causes g ON g.account = $1 AND g.break_id = b.id`;

export const ALL_BREAKS = readBreaks(NOW);

export interface BreakRecord {
  readonly id: string;
  readonly code: BreakCode;
  readonly day: BusinessDay | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly reference: string | null;
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  readonly amount: Satang | null;
  readonly count: number;
  readonly explains: readonly string[];
  readonly opened_at: Instant;
  readonly due_on: BusinessDay | null;
  readonly cleared_at: Instant | null;
  readonly cleared_by: string | null;
  readonly detail: string | null;
  readonly assignee: string | null;
  readonly last_note: string | null;
  readonly last_note_by: string | null;
  readonly last_note_at: Instant | null;
  readonly standing: string | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: Instant | null;
  readonly approved_by: string | null;
  readonly entry_debit: string | null;
  readonly entry_credit: string | null;
  readonly entry_amount: Satang | null;
  readonly cause_id: string | null;
  readonly cause_title: string | null;
  readonly status: BreakStatus;
}

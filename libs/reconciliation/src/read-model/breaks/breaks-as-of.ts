import type { AsOf } from '../judged-views.js';
import { ALL_BREAKS, readBreaks } from './break-rows.js';

/** Where breaks are read from, and the values of the parameters that this takes. */
export interface BreakSource {
  readonly from: string;
  readonly values: readonly unknown[];
}

/**
 * Breaks of the account $1 as they stand; or those that were open then, as they were judged, with
 * what people had said of them by then. What they came to is what was last judged of them, and one
 * that went and came back has only its last life: no other is kept.
 */
export function breaksFrom(asOf: AsOf | null, firstPlace: number): BreakSource {
  if (asOf === null) return { from: ALL_BREAKS, values: [] };
  const [position, instant] = [`$${firstPlace}::bigint`, `$${firstPlace + 1}::timestamptz`];
  const from = readBreaks({
    cases: `(${casesUpTo(position)})`,
    clearing: 'NULL::timestamptz AS cleared_at, NULL::text AS cleared_by',
    held: `opened_at <= ${instant} AND (cleared_at IS NULL OR cleared_at > ${instant})`,
    found: `f.found_at <= ${instant}`,
  });
  return { from, values: [asOf.position, asOf.instant] };
}

const last = (types: string, what = 'e.data'): string =>
  `(array_agg(${what} ORDER BY e.position DESC) FILTER (WHERE e.type IN (${types})))[1]`;

const DECIDING = `'case.resolved', 'case.write-off-requested', 'case.written-off'`;
const UNDOING = `'case.write-off-rejected', 'case.reopened'`;

/** What the projection of cases holds, told from the log up to a position. */
const casesUpTo = (position: string): string => `
  SELECT account, break_id, assigned ->> 'to' AS assignee,
         noted ->> 'text' AS last_note, noted ->> 'by' AS last_note_by,
         noted_at AS last_note_at,
         CASE decision WHEN 'case.resolved' THEN 'resolved'
               WHEN 'case.written-off' THEN 'written-off'
           WHEN 'case.write-off-requested' THEN 'requested' ELSE 'open' END AS standing,
         decided ->> 'reason' AS reason, decided ->> 'by' AS decided_by,
         decided_at, decided ->> 'approvedBy' AS approved_by,
         decided #>> '{fact,code}' AS fact_code,
         (decided #>> '{fact,amount}')::bigint AS fact_amount,
         array_to_string(ARRAY(SELECT jsonb_array_elements_text(decided #> '{fact,alsoSeen}')), ',')
           AS fact_also_seen,
         decided #>> '{entry,debit}' AS entry_debit, decided #>> '{entry,credit}' AS entry_credit,
         (decided #>> '{entry,amount}')::bigint AS entry_amount
  FROM (
    SELECT k.account, k.break_id,
           ${last(`'case.assigned'`)} AS assigned,
           ${last(`'case.commented'`)} AS noted,
           ${last(`'case.commented'`, 'e.occurred_at')} AS noted_at,
           ${last(`${DECIDING}, ${UNDOING}`, 'e.type')} AS decision,
           ${last(`${DECIDING}, ${UNDOING}`, `CASE WHEN e.type IN (${DECIDING}) THEN e.data END`)}
             AS decided,
           ${last(`${DECIDING}, ${UNDOING}`, 'e.occurred_at')} AS decided_at
    FROM cases k
    JOIN events e ON e.account = k.account
      AND e.stream = 'case/' || k.account || '/' || k.break_id AND e.position <= ${position}
    WHERE k.account = $1 GROUP BY k.account, k.break_id
  ) AS told`;

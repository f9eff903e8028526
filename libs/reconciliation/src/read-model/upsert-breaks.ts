import type { Queryable } from '#database';
import { inGroupsOf } from '#kernel';
import type { Break } from '../domain/break.js';
import type { ScopeVerdict } from './scope-judge.js';

/** So that no statement is more than some hundred kilobytes of text. */
const BREAKS_AT_ONCE = 1_000;

/** Writes breaks that hold now, by scope. */
export async function upsertBreaks(
  tx: Queryable,
  account: string,
  verdicts: ReadonlyMap<string, ScopeVerdict>,
): Promise<void> {
  const rows = [...verdicts].flatMap(([scope, { breaks }]) =>
    breaks.map((one) => rowOf(scope, one)),
  );
  // One that two scopes claim stands under the last of them.
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const group of inGroupsOf(BREAKS_AT_ONCE, [...byId.values()])) {
    await tx.query(UPSERT, [account, JSON.stringify(group)]);
  }
}

/**
 * A break that is still open has been open since it was first seen; a cleared one starts anew. What
 * is as it was is not written: days in motion are judged again every minute.
 */
const UPSERT = `
  INSERT INTO breaks AS b (account, id, code, day, subject_kind, subject_id, reference, expected,
                           actual, amount, count, explains, detail, opened_at, due_on, scope)
  SELECT $1, r.id, r.code, r.day, r.subject_kind, r.subject_id, r.reference, r.expected, r.actual,
         r.amount, r.count, r.explains, r.detail, r.opened_at, r.due_on, r.scope
  FROM jsonb_to_recordset($2::jsonb) AS r (id text, code text, day date, subject_kind text,
    subject_id text, reference text, expected bigint, actual bigint, amount bigint, count integer,
    explains jsonb, detail text, opened_at timestamptz, due_on date,
    scope text)
  ON CONFLICT (account, id) DO UPDATE
  SET day = excluded.day, reference = excluded.reference, expected = excluded.expected,
      actual = excluded.actual, amount = excluded.amount, count = excluded.count,
      explains = excluded.explains, detail = excluded.detail, scope = excluded.scope,
      opened_at = CASE WHEN b.cleared_at IS NULL THEN least(b.opened_at, excluded.opened_at)
                       ELSE excluded.opened_at END,
      due_on = CASE WHEN b.cleared_at IS NULL THEN least(b.due_on, excluded.due_on)
                    ELSE excluded.due_on END,
      cleared_at = NULL, cleared_by = NULL
  WHERE b.cleared_at IS NOT NULL OR excluded.opened_at < b.opened_at OR excluded.due_on < b.due_on
    OR (b.day, b.reference, b.expected, b.actual, b.amount, b.count, b.explains, b.detail, b.scope)
      IS DISTINCT FROM (excluded.day, excluded.reference, excluded.expected, excluded.actual,
        excluded.amount, excluded.count, excluded.explains, excluded.detail, excluded.scope)`;

function rowOf(scope: string, { subject, ...item }: Break) {
  return {
    scope,
    id: item.id,
    code: item.code,
    day: item.day,
    subject_kind: subject.kind,
    subject_id: subject.id,
    reference: item.reference,
    expected: item.expected?.toString() ?? null,
    actual: item.actual?.toString() ?? null,
    amount: item.amount.toString(),
    count: item.count,
    explains: item.explains,
    detail: item.detail,
    opened_at: item.openedAt,
    due_on: item.dueOn,
  };
}

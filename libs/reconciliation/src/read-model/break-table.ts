import { Database } from '#database';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { Break } from '../domain/break.js';
import type { DayReconciliation } from '../domain/reconcile-day.js';

type JudgedBreaks = Pick<DayReconciliation, 'day' | 'breaks' | 'subjects'>;

interface AsOf {
  readonly position: number;
  readonly instant: Instant;
}

/** Keeps breaks as they were last judged; one that no longer holds is cleared. */
@Injectable()
export class BreakTable {
  constructor(private readonly database: Database) {}

  /** All breaks of a day, and of its orders and charges wherever those stood before. */
  async replaceDay(account: string, judged: JudgedBreaks, asOf: AsOf): Promise<void> {
    await this.database.transaction(async (tx) => {
      // Judges take turns, for a break may move from day to day; the newer facts have the last
      // word.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `breaks:${account}`,
      ]);
      if (!(await isNewest(tx, account, judged, asOf))) return;
      await tx.query(UPSERT, [account, JSON.stringify(judged.breaks.map(rowOf))]);
      await clearOthers(tx, account, judged, asOf);
    });
  }
}

/** Notes the judgement, unless one of newer facts, or of the same at a later time, was noted. */
async function isNewest(
  tx: Queryable,
  account: string,
  { day }: JudgedBreaks,
  { position, instant }: AsOf,
): Promise<boolean> {
  const noted = await tx.query(
    `INSERT INTO breaks_judged AS j (account, day, position, instant) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account, day) DO UPDATE
     SET position = excluded.position, instant = excluded.instant
     WHERE (j.position, j.instant) <= (excluded.position, excluded.instant)
     RETURNING 1`,
    [account, day, position, instant],
  );
  return noted.length > 0;
}

async function clearOthers(
  tx: Queryable,
  account: string,
  { day, breaks, subjects }: JudgedBreaks,
  { position, instant }: AsOf,
): Promise<void> {
  const idsOf = (kind: string) => subjects.filter((one) => one.kind === kind).map(({ id }) => id);
  await tx.query(
    `UPDATE breaks SET cleared_at = $3, cleared_by = $4
     WHERE account = $1 AND cleared_at IS NULL AND NOT id = ANY($5::text[])
       AND (day = $2 OR (subject_kind = 'expectation' AND subject_id = ANY($6::text[]))
                     OR (subject_kind = 'charge' AND subject_id = ANY($7::text[])))`,
    [
      account,
      day,
      instant,
      `facts as of position ${position}`,
      breaks.map(({ id }) => id),
      idsOf('expectation'),
      idsOf('charge'),
    ],
  );
}

/** A break that is still open has been open since it was first seen; a cleared one starts anew. */
const UPSERT = `
  INSERT INTO breaks AS b (account, id, code, day, subject_kind, subject_id, reference, expected,
                           actual, amount, count, explains, opened_at, due_on)
  SELECT $1, r.id, r.code, r.day, r.subject_kind, r.subject_id, r.reference, r.expected, r.actual,
         r.amount, r.count, r.explains, r.opened_at, r.due_on
  FROM jsonb_to_recordset($2::jsonb) AS r (id text, code text, day date, subject_kind text,
    subject_id text, reference text, expected bigint, actual bigint, amount bigint, count integer,
    explains jsonb, opened_at timestamptz, due_on date)
  ON CONFLICT (account, id) DO UPDATE
  SET day = excluded.day, reference = excluded.reference, expected = excluded.expected,
      actual = excluded.actual, amount = excluded.amount, count = excluded.count,
      explains = excluded.explains,
      opened_at = CASE WHEN b.cleared_at IS NULL THEN least(b.opened_at, excluded.opened_at)
                       ELSE excluded.opened_at END,
      due_on = CASE WHEN b.cleared_at IS NULL THEN least(b.due_on, excluded.due_on)
                    ELSE excluded.due_on END,
      cleared_at = NULL, cleared_by = NULL`;

function rowOf({ subject, ...item }: Break): object {
  return {
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
    opened_at: item.openedAt,
    due_on: item.dueOn,
  };
}

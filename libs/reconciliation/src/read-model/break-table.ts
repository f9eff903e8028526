import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { Break } from '../domain/break.js';

/** Keeps the breaks of a day as they were last judged; one that no longer holds is cleared. */
@Injectable()
export class BreakTable {
  constructor(private readonly database: Database) {}

  async replaceDay(
    account: string,
    day: BusinessDay,
    breaks: readonly Break[],
    asOf: { readonly position: number; readonly instant: Instant },
  ): Promise<void> {
    const proof = `facts as of position ${asOf.position}`;
    await this.database.transaction(async (tx) => {
      // Two judges of one day take turns; the one with the newer facts has the last word.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `breaks:${account}:${day}`,
      ]);
      const [newer] = await tx.query(
        `SELECT FROM breaks_judged WHERE account = $1 AND day = $2 AND position > $3`,
        [account, day, asOf.position],
      );
      if (newer) return;
      await tx.query(
        `INSERT INTO breaks_judged (account, day, position, instant) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account, day) DO UPDATE
         SET position = excluded.position, instant = excluded.instant`,
        [account, day, asOf.position, asOf.instant],
      );
      await tx.query(UPSERT, [account, JSON.stringify(breaks.map(rowOf))]);
      await tx.query(
        `UPDATE breaks SET cleared_at = $3, cleared_by = $4
         WHERE account = $1 AND day = $2 AND cleared_at IS NULL AND NOT id = ANY($5::text[])`,
        [account, day, asOf.instant, proof, breaks.map(({ id }) => id)],
      );
    });
  }
}

const UPSERT = `
  INSERT INTO breaks (account, id, code, day, subject_kind, subject_id, reference, expected, actual,
                      amount, count, explains, opened_at, due_on)
  SELECT $1, r.id, r.code, r.day, r.subject_kind, r.subject_id, r.reference, r.expected, r.actual,
         r.amount, r.count, r.explains, r.opened_at, r.due_on
  FROM jsonb_to_recordset($2::jsonb) AS r (id text, code text, day date, subject_kind text,
    subject_id text, reference text, expected bigint, actual bigint, amount bigint, count integer,
    explains jsonb, opened_at timestamptz, due_on date)
  ON CONFLICT (account, id) DO UPDATE
  SET day = excluded.day, reference = excluded.reference, expected = excluded.expected,
      actual = excluded.actual, amount = excluded.amount, count = excluded.count,
      explains = excluded.explains, opened_at = excluded.opened_at, due_on = excluded.due_on,
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

import { Database } from '#database';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { Break } from '../domain/break.js';
import type { DayReconciliation } from '../domain/reconcile-day.js';
import { scopeName } from './scope-judge.js';
import type { EndedBreak, ScopeVerdict } from './scope-judge.js';

type JudgedBreaks = Pick<DayReconciliation, 'day' | 'breaks' | 'subjects'>;

interface AsOf {
  readonly position: number;
  readonly instant: Instant;
}

export const DAY_SCOPE = 'day';

/** Keeps breaks as they were last judged; one that no longer holds is cleared, with its proof. */
@Injectable()
export class BreakTable {
  constructor(private readonly database: Database) {}

  /** All breaks of a day, and of its orders and charges wherever those stood before. */
  async replaceDay(
    account: string,
    { day, breaks, subjects }: JudgedBreaks,
    asOf: AsOf,
    proofOf?: ScopeVerdict['proofOf'],
  ): Promise<void> {
    const idsOf = (kind: string) => subjects.filter((one) => one.kind === kind).map(({ id }) => id);
    const scope = scopeName(DAY_SCOPE, day);
    await this.replaceScope(account, scope, proofOf ? { breaks, proofOf } : { breaks }, asOf, {
      expectations: idsOf('expectation'),
      charges: idsOf('charge'),
    });
  }

  /** All breaks of a scope, unless one of newer facts, or of the same at a later time, is kept. */
  async replaceScope(
    account: string,
    scope: string,
    verdict: ScopeVerdict,
    asOf: AsOf,
    elsewhere: Elsewhere = NOWHERE_ELSE,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      // Judges take turns, for a break may move from scope to scope; the newer facts have the
      // last word.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `breaks:${account}`,
      ]);
      if (!(await isNewest(tx, account, scope, asOf))) return;
      const { breaks } = verdict;
      if (breaks.length > 0) {
        await tx.query(UPSERT, [account, JSON.stringify(breaks.map(rowOf)), scope]);
      }
      await clearOthers(tx, { account, scope, verdict, asOf, elsewhere });
    });
  }
}

/** Receipts and charges whose breaks belong to this scope, wherever they stood before. */
interface Elsewhere {
  readonly expectations: readonly string[];
  readonly charges: readonly string[];
}

const NOWHERE_ELSE: Elsewhere = { expectations: [], charges: [] };

/** Notes the judgement, unless one of newer facts, or of the same at a later time, was noted. */
async function isNewest(
  tx: Queryable,
  account: string,
  scope: string,
  { position, instant }: AsOf,
): Promise<boolean> {
  const noted = await tx.query(
    `INSERT INTO breaks_judged AS j (account, scope, position, instant) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account, scope) DO UPDATE
     SET position = excluded.position, instant = excluded.instant
     WHERE (j.position, j.instant) <= (excluded.position, excluded.instant)
     RETURNING 1`,
    [account, scope, position, instant],
  );
  return noted.length > 0;
}

interface Clearing {
  readonly account: string;
  readonly scope: string;
  readonly verdict: ScopeVerdict;
  readonly asOf: AsOf;
  readonly elsewhere: Elsewhere;
}

/** What no longer holds is cleared by proof: the row names it. */
async function clearOthers(tx: Queryable, clearing: Clearing): Promise<void> {
  const { account, scope, verdict, asOf, elsewhere } = clearing;
  const ended = await tx.query<EndedRow>(ENDED, [
    account,
    scope,
    verdict.breaks.map(({ id }) => id),
    elsewhere.expectations,
    elsewhere.charges,
  ]);
  if (ended.length === 0) return;
  const proofs = ended.map((row) => verdict.proofOf?.(endedBreak(row)) ?? positionAsProof(asOf));
  await tx.query(CLEAR, [account, ended.map(({ id }) => id), proofs, asOf.instant]);
}

const positionAsProof = ({ position }: AsOf): string => `facts as of position ${position}`;

interface EndedRow {
  readonly id: string;
  readonly code: string;
  readonly subject_kind: string;
  readonly subject_id: string;
}

const endedBreak = ({ id, code, subject_kind, subject_id }: EndedRow): EndedBreak => ({
  id,
  code,
  subject: { kind: subject_kind, id: subject_id },
});

const ENDED = `
  SELECT id, code, subject_kind, subject_id FROM breaks
  WHERE account = $1 AND cleared_at IS NULL AND NOT id = ANY($3::text[])
    AND (scope = $2
      OR (scope LIKE '${DAY_SCOPE}/%'
        AND ((subject_kind = 'expectation' AND subject_id = ANY($4::text[]))
          OR (subject_kind = 'charge' AND subject_id = ANY($5::text[])))))
  ORDER BY id`;

const CLEAR = `
  UPDATE breaks b SET cleared_at = $4, cleared_by = e.proof
  FROM unnest($2::text[], $3::text[]) AS e (id, proof)
  WHERE b.account = $1 AND b.id = e.id`;

/** A break that is still open has been open since it was first seen; a cleared one starts anew. */
const UPSERT = `
  INSERT INTO breaks AS b (account, id, code, day, subject_kind, subject_id, reference, expected,
                           actual, amount, count, explains, opened_at, due_on, scope)
  SELECT $1, r.id, r.code, r.day, r.subject_kind, r.subject_id, r.reference, r.expected, r.actual,
         r.amount, r.count, r.explains, r.opened_at, r.due_on, $3
  FROM jsonb_to_recordset($2::jsonb) AS r (id text, code text, day date, subject_kind text,
    subject_id text, reference text, expected bigint, actual bigint, amount bigint, count integer,
    explains jsonb, opened_at timestamptz, due_on date)
  ON CONFLICT (account, id) DO UPDATE
  SET day = excluded.day, reference = excluded.reference, expected = excluded.expected,
      actual = excluded.actual, amount = excluded.amount, count = excluded.count,
      explains = excluded.explains, scope = excluded.scope,
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

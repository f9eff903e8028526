import { Database } from '#database';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { DayReconciliation } from '../domain/reconcile-day.js';
import { SettledReturns } from './returns/settled-returns.js';
import { scopeName } from './scope-judge.js';
import type { EndedBreak, ScopeVerdict } from './scope-judge.js';
import { upsertBreaks } from './upsert-breaks.js';

type JudgedBreaks = Pick<DayReconciliation, 'day' | 'breaks' | 'subjects'>;

/** What of a day's breaks is written: what holds, and what else its subjects had. */
export interface BreaksOfDay {
  readonly scope: string;
  readonly ids: readonly string[];
  readonly elsewhere: Elsewhere;
}

export function breaksOfDay({ day, breaks, subjects }: JudgedBreaks): BreaksOfDay {
  const idsOf = (kind: string) => subjects.filter((one) => one.kind === kind).map(({ id }) => id);
  const elsewhere = { expectations: idsOf('expectation'), charges: idsOf('charge') };
  return { scope: scopeName(DAY_SCOPE, day), ids: breaks.map(({ id }) => id), elsewhere };
}

interface AsOf {
  readonly position: number;
  readonly instant: Instant;
}

export const DAY_SCOPE = 'day';

/** Keeps breaks as they were last judged; one that no longer holds is cleared, with its proof. */
@Injectable()
export class BreakTable {
  constructor(
    private readonly database: Database,
    private readonly returns: SettledReturns,
  ) {}

  /** All breaks of a day, and of its orders and charges wherever those stood before. */
  async replaceDay(
    account: string,
    judged: JudgedBreaks,
    asOf: AsOf,
    proofOf: NonNullable<ScopeVerdict['proofOf']>,
  ): Promise<void> {
    const { scope, elsewhere } = breaksOfDay(judged);
    const settled = await this.returns.among(account, judged.breaks);
    const breaks = judged.breaks.filter(({ id }) => !settled.has(id));
    const verdict = { breaks, proofOf: (one: EndedBreak) => settled.get(one.id) ?? proofOf(one) };
    await this.replaceScope(account, scope, verdict, asOf, elsewhere);
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
      await upsertBreaks(tx, account, scope, breaks);
      await clearOthers(tx, { account, scope, verdict, asOf, elsewhere });
    });
  }
}

/** Receipts and charges whose breaks belong to this scope, wherever they stood before. */
export interface Elsewhere {
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
  const ids = verdict.breaks.map(({ id }) => id);
  const ended = await endedBreaks(tx, account, { scope, ids, elsewhere });
  if (ended.length === 0) return;
  const proofs = ended.map((one) => verdict.proofOf?.(one) ?? positionAsProof(asOf));
  await tx.query(CLEAR, [account, ended.map(({ id }) => id), proofs, asOf.instant]);
}

/** Open breaks that hold no longer, once the given ones are all that hold. */
export async function endedBreaks(
  on: Queryable,
  account: string,
  { scope, ids, elsewhere }: BreaksOfDay,
): Promise<readonly EndedBreak[]> {
  const { expectations, charges } = elsewhere;
  const rows = await on.query<EndedRow>(ENDED, [account, scope, ids, expectations, charges]);
  return rows.map(endedBreak);
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
  WHERE account = $1 AND cleared_at IS NULL AND NOT id = ANY($3::text[]) AND scope = $2
  UNION
  SELECT id, code, subject_kind, subject_id FROM breaks
  WHERE account = $1 AND cleared_at IS NULL AND NOT id = ANY($3::text[])
    AND scope LIKE '${DAY_SCOPE}/%'
    AND ((subject_kind = 'expectation' AND subject_id = ANY($4::text[]))
      OR (subject_kind = 'charge' AND subject_id = ANY($5::text[])))
  ORDER BY id`;

const CLEAR = `
  UPDATE breaks b SET cleared_at = $4, cleared_by = e.proof
  FROM unnest($2::text[], $3::text[]) AS e (id, proof)
  WHERE b.account = $1 AND b.id = e.id`;

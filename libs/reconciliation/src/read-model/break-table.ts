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

/** What is written of breaks: which scopes were judged, what holds, and what else belongs there. */
export interface JudgedScopes {
  readonly scopes: readonly string[];
  readonly ids: readonly string[];
  readonly elsewhere: Elsewhere;
}

export function breaksOfDay({ day, breaks, subjects }: JudgedBreaks): JudgedScopes {
  const idsOf = (kind: string) => subjects.filter((one) => one.kind === kind).map(({ id }) => id);
  const elsewhere = { expectations: idsOf('expectation'), charges: idsOf('charge') };
  return { scopes: [scopeName(DAY_SCOPE, day)], ids: breaks.map(({ id }) => id), elsewhere };
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
    const { scopes, elsewhere } = breaksOfDay(judged);
    const settled = await this.returns.among(account, judged.breaks);
    const breaks = judged.breaks.filter(({ id }) => !settled.has(id));
    const verdict = { breaks, proofOf: (one: EndedBreak) => settled.get(one.id) ?? proofOf(one) };
    const verdicts = new Map(scopes.map((scope) => [scope, verdict]));
    await this.replace(account, { verdicts, asOf, elsewhere });
  }

  /** All breaks of some scopes, at once. */
  async replaceScopes(
    account: string,
    verdicts: ReadonlyMap<string, ScopeVerdict>,
    asOf: AsOf,
  ): Promise<void> {
    await this.replace(account, { verdicts, asOf, elsewhere: NOWHERE_ELSE });
  }

  /** A scope of which newer facts were judged, or the same ones later, stays as it is. */
  private async replace(account: string, judged: Judged): Promise<void> {
    await this.database.transaction(async (tx) => {
      // Judges take turns, for a break may move from scope to scope; the newer facts have the
      // last word.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `breaks:${account}`,
      ]);
      const verdicts = await newest(tx, account, judged);
      if (verdicts.size === 0) return;
      await upsertBreaks(tx, account, verdicts);
      await clearOthers(tx, account, { ...judged, verdicts });
    });
  }
}

interface Judged {
  readonly verdicts: ReadonlyMap<string, ScopeVerdict>;
  readonly asOf: AsOf;
  readonly elsewhere: Elsewhere;
}

/** Receipts and charges whose breaks belong to this scope, wherever they stood before. */
export interface Elsewhere {
  readonly expectations: readonly string[];
  readonly charges: readonly string[];
}

const NOWHERE_ELSE: Elsewhere = { expectations: [], charges: [] };

/** Notes what was judged, and answers with what nobody has judged by newer facts, or later. */
async function newest(
  tx: Queryable,
  account: string,
  { verdicts, asOf: { position, instant } }: Judged,
): Promise<ReadonlyMap<string, ScopeVerdict>> {
  const values = [account, [...verdicts.keys()], position, instant];
  const noted = await tx.query<{ scope: string }>(NOTE_JUDGED, values);
  const scopes = new Set(noted.map(({ scope }) => scope));
  return new Map([...verdicts].filter(([scope]) => scopes.has(scope)));
}

const NOTE_JUDGED = `
  INSERT INTO breaks_judged AS j (account, scope, position, instant)
  SELECT $1, scope, $3, $4 FROM unnest($2::text[]) AS scope
  ON CONFLICT (account, scope) DO UPDATE
  SET position = excluded.position, instant = excluded.instant
  WHERE (j.position, j.instant) <= (excluded.position, excluded.instant)
  RETURNING scope`;

/** What no longer holds is cleared by proof: the row names it. */
async function clearOthers(tx: Queryable, account: string, judged: Judged): Promise<void> {
  const { verdicts, asOf, elsewhere } = judged;
  const scopes = [...verdicts.keys()];
  const ids = [...verdicts.values()].flatMap(({ breaks }) => breaks.map(({ id }) => id));
  const ended = await endedBreaks(tx, account, { scopes, ids, elsewhere });
  if (ended.length === 0) return;
  // What stood elsewhere has come to the one scope that was judged.
  const verdictOn = ({ scope }: EndedBreak) => verdicts.get(scope) ?? [...verdicts.values()][0];
  const proofs = ended.map((one) => verdictOn(one)?.proofOf?.(one) ?? positionAsProof(asOf));
  await tx.query(CLEAR, [account, ended.map(({ id }) => id), proofs, asOf.instant]);
}

/** Open breaks that hold no longer, once the given ones are all that hold. */
export async function endedBreaks(
  on: Queryable,
  account: string,
  { scopes, ids, elsewhere }: JudgedScopes,
): Promise<readonly EndedBreak[]> {
  const { expectations, charges } = elsewhere;
  const rows = await on.query<EndedRow>(ENDED, [account, scopes, ids, expectations, charges]);
  return rows.map(endedBreak);
}

const positionAsProof = ({ position }: AsOf): string => `facts as of position ${position}`;

interface EndedRow {
  readonly id: string;
  readonly code: string;
  readonly scope: string;
  readonly subject_kind: string;
  readonly subject_id: string;
}

const endedBreak = ({ id, code, scope, subject_kind, subject_id }: EndedRow): EndedBreak => ({
  ...{ id, code, scope },
  subject: { kind: subject_kind, id: subject_id },
});

const ENDED = `
  SELECT id, code, scope, subject_kind, subject_id FROM breaks
  WHERE account = $1 AND cleared_at IS NULL AND NOT id = ANY($3::text[])
    AND scope = ANY($2::text[])
  UNION
  SELECT id, code, scope, subject_kind, subject_id FROM breaks
  WHERE account = $1 AND cleared_at IS NULL AND NOT id = ANY($3::text[])
    AND scope LIKE '${DAY_SCOPE}/%'
    AND ((subject_kind = 'expectation' AND subject_id = ANY($4::text[]))
      OR (subject_kind = 'charge' AND subject_id = ANY($5::text[])))
  ORDER BY id`;

const CLEAR = `
  UPDATE breaks b SET cleared_at = $4, cleared_by = e.proof
  FROM unnest($2::text[], $3::text[]) AS e (id, proof)
  WHERE b.account = $1 AND b.id = e.id`;

import { SettingsReader } from '#accounts';
import { Database } from '#database';
import type { Queryable } from '#database';
import { Clock, DAY_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { shareRoundedHalfUp } from '#money';
import type { Rate, Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { CausedBreak } from '../../domain/causes/cause-facts.js';
import { groupCauses } from '../../domain/causes/group-causes.js';

/** Findings never end by themselves: older ones explain nothing that is new. */
const FINDINGS_SINCE_MS = 35 * DAY_MS;

/** More open breaks than anyone can look at: the latest ones are grouped. */
const MAX_BREAKS = 50_000;

/** Keeps what open breaks have in common, beside them. Computed anew each time, so none is lost. */
@Injectable()
export class CauseKeeper {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async regroup(account: string): Promise<void> {
    const { days } = await this.settings.of(account);
    const since = plusMs(this.clock.now(), -FINDINGS_SINCE_MS);
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `causes:${account}`,
      ]);
      const breaks = await openBreaks(tx, account, since);
      const rows = groupCauses(breaks, days.timeZone).flatMap(({ breakIds, ...cause }) =>
        breakIds.map((breakId) => ({ ...cause, breakId })),
      );
      await tx.query(FORGET, [account, rows.map(({ breakId }) => breakId)]);
      await tx.query(KEEP, [account, JSON.stringify(rows)]);
    });
  }
}

interface CausedRow extends Omit<CausedBreak, 'subject' | 'foundRate'> {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly rate: Rate | null;
  readonly gross: Satang | null;
  readonly fee: Satang | null;
}

async function openBreaks(
  on: Queryable,
  account: string,
  since: Instant,
): Promise<readonly CausedBreak[]> {
  const rows = await on.query<CausedRow>(OPEN, [account, since, MAX_BREAKS]);
  return rows.map(({ subjectKind, subjectId, rate, gross, fee, ...row }) => ({
    ...row,
    subject: { kind: subjectKind, id: subjectId },
    foundRate: explains(rate, gross, fee) ? rate : null,
  }));
}

/** The stated rate comes to the fee that was taken. */
const explains = (rate: Rate | null, gross: Satang | null, fee: Satang | null): boolean =>
  rate !== null && gross !== null && fee !== null && shareRoundedHalfUp(gross, rate) === fee;

const OPEN = `
  SELECT b.*, coalesce(c.paid_at, c.ended_at, c.created_at) AS "happenedAt",
         coalesce(b.own_reference, c.reference) AS reference,
         c.payment_method AS "paymentMethod", c.fee_rate AS rate, c.gross, c.fee
  FROM (
    SELECT id, code, subject_kind AS "subjectKind", subject_id AS "subjectId",
           reference AS own_reference, day, opened_at AS "openedAt"
    FROM breaks WHERE account = $1 AND cleared_at IS NULL
    UNION ALL
    SELECT 'fnd_' || left(id, 24), code, subject_kind, subject_id, NULL, NULL, found_at
    FROM findings WHERE account = $1 AND code = 'WEBHOOK_MISSED' AND found_at >= $2
  ) AS b
  LEFT JOIN charges c
    ON c.account = $1 AND c.id = b."subjectId" AND b."subjectKind" = 'charge'
  ORDER BY b."openedAt" DESC, b.id LIMIT $3`;

const FORGET = `
  DELETE FROM break_causes WHERE account = $1 AND NOT break_id = ANY($2::text[])`;

const KEEP = `
  INSERT INTO break_causes AS g (account, break_id, cause_id, kind, title, since, until)
  SELECT $1, r."breakId", r.id, r.kind, r.title, r.since, r.until
  FROM jsonb_to_recordset($2::jsonb) AS r ("breakId" text, id text, kind text, title text,
    since timestamptz, until timestamptz)
  ON CONFLICT (account, break_id) DO UPDATE
  SET cause_id = excluded.cause_id, kind = excluded.kind, title = excluded.title,
      since = excluded.since, until = excluded.until
  WHERE (g.cause_id, g.title, g.since, g.until)
    IS DISTINCT FROM (excluded.cause_id, excluded.title, excluded.since, excluded.until)`;

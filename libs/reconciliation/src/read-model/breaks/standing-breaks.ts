import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DAY_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../../domain/break-code.js';
import { readBreaks } from './break-rows.js';

/** More breaks that each stand for something of their own than anyone can look at. */
const MOST_LISTED = 500;

/** A break that holds and that nobody has settled; `amount` is actual − expected. */
export interface StandingBreak {
  readonly id: string;
  readonly code: BreakCode;
  readonly day: BusinessDay;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly amount: Satang;
  readonly count: number;
  readonly openedAt: Instant;
}

/** Standing breaks of one day and code with one cause in common; null: none is known. */
export interface StandingTally {
  readonly day: BusinessDay;
  readonly code: BreakCode;
  readonly cause: string | null;
  /** It is past the day by which somebody should have settled it. */
  readonly isOverdue: boolean;
  /** Differences of one satang, grouped by day and rate. */
  readonly isGrouped: boolean;
  readonly count: number;
  /** Without signs: too little does not make up for too much. */
  readonly amount: Satang;
}

/** How a break ended: cleared by proof, or settled by a person as it is. */
export interface EndOfBreak {
  readonly id: string;
  readonly clearedBy: string | null;
  readonly settledBy: string | null;
}

/** Which breaks' end is asked for. */
export interface EndedOf {
  readonly codes: readonly BreakCode[];
  /** Null: of any day. */
  readonly day: BusinessDay | null;
  /** Null: of any charge, transfer or document. */
  readonly subject: string | null;
}

/** What nobody has settled yet, as last judged; found by an index of open breaks by their code. */
@Injectable()
export class StandingBreaks {
  constructor(private readonly database: Database) {}

  /** The first opened first; at most 500. */
  async of(account: string, codes: readonly BreakCode[]): Promise<readonly StandingBreak[]> {
    const rows = await this.database.query<StandingRow>(OLDEST, [account, codes, MOST_LISTED]);
    return rows.map(({ subjectKind: kind, subjectId: id, ...row }) => ({
      ...row,
      subject: { kind, id },
    }));
  }

  /** In the order of the days. */
  tallied(
    account: string,
    codes: readonly BreakCode[],
    today: BusinessDay,
  ): Promise<readonly StandingTally[]> {
    return this.database.query<StandingTally>(TALLIES, [account, codes, today]);
  }

  /** What ended last of these, within the day before an instant; null: nothing did. */
  async lastEnd(account: string, wanted: EndedOf, now: Instant): Promise<EndOfBreak | null> {
    const { codes, day, subject } = wanted;
    const since = plusMs(now, -DAY_MS);
    const rows = await this.database.query<EndOfBreak>(ENDED, [
      ...[account, codes, day, subject, since],
    ]);
    return rows[0] ?? null;
  }
}

type StandingRow = Omit<StandingBreak, 'subject'> & {
  readonly subjectKind: string;
  readonly subjectId: string;
};

const asTheyStand = { cases: 'cases', clearing: 'cleared_at, cleared_by', found: 'false' } as const;

/** Of the account $1 and the codes $2: all that hold. */
const HELD = readBreaks({
  ...asTheyStand,
  held: 'cleared_at IS NULL AND code = ANY($2::text[])',
});

/** The same, without those that people have settled. */
export const STANDING = `SELECT * FROM (${HELD}) AS held WHERE status IN ('open', 'assigned')`;

/** The same, and those alone. */
export const SETTLED = `SELECT * FROM (${HELD}) AS held WHERE status = 'resolved'`;

const OLDEST = `
  SELECT id, code, day, subject_kind AS "subjectKind", subject_id AS "subjectId", amount, count,
         opened_at AS "openedAt"
  FROM (${STANDING}) AS b ORDER BY opened_at, id LIMIT $3`;

const TALLIES = `
  SELECT day, code, cause_title AS cause, due_on < $3::date AS "isOverdue",
         subject_kind = 'day' AS "isGrouped", count(*)::integer AS count,
         sum(abs(amount))::bigint AS amount
  FROM (${STANDING}) AS b GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

const RECENT = `code = ANY($2::text[]) AND ($3::date IS NULL OR day = $3)
  AND ($4::text IS NULL OR subject_id = $4) AND (cleared_at IS NULL OR cleared_at >= $5)`;

const ENDED = `
  SELECT id, cleared_by AS "clearedBy",
         CASE WHEN status = 'resolved' THEN decided_by END AS "settledBy"
  FROM (${readBreaks({ ...asTheyStand, held: RECENT })}) AS b
  WHERE status = 'cleared' OR (status = 'resolved' AND decided_at >= $5)
  ORDER BY coalesce(cleared_at, decided_at) DESC, id LIMIT 1`;

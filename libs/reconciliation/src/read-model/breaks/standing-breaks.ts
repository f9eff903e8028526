import type { BusinessDay } from '#calendar';
import { Database } from '#database';
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

/** What nobody has settled yet, as last judged; found by an index of open breaks by their code. */
@Injectable()
export class StandingBreaks {
  constructor(private readonly database: Database) {}

  /** The first opened first, at most 500; of days from one on, or of all. */
  async of(
    account: string,
    codes: readonly BreakCode[],
    from: BusinessDay | null = null,
  ): Promise<readonly StandingBreak[]> {
    const values = [account, codes, MOST_LISTED, from];
    const rows = await this.database.query<StandingRow>(OLDEST, values);
    return rows.map(({ subjectKind: kind, subjectId: id, ...row }) => ({
      ...row,
      subject: { kind, id },
    }));
  }

  /** In the order of the days, from one on. */
  tallied(
    account: string,
    codes: readonly BreakCode[],
    { today, from }: { readonly today: BusinessDay; readonly from: BusinessDay },
  ): Promise<readonly StandingTally[]> {
    return this.database.query<StandingTally>(TALLIES, [account, codes, today, from]);
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
  FROM (${STANDING}) AS b
  WHERE $4::date IS NULL OR day >= $4 ORDER BY opened_at, id LIMIT $3`;

const TALLIES = `
  SELECT day, code, cause_title AS cause, due_on < $3::date AS "isOverdue",
         subject_kind = 'day' AS "isGrouped", count(*)::integer AS count,
         sum(abs(amount))::bigint AS amount
  FROM (${STANDING}) AS b WHERE day >= $4::date
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

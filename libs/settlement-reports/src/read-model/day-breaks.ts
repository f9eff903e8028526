import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DayReader } from '#days';
import type { IssuedDay } from '#days';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { BreakCode, JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { withWork } from '../domain/break-work.js';
import { buildBreakRows } from '../domain/build-break-rows.js';
import type { BreakRow } from '../domain/frozen-rows.js';
import { isLeftOpen, shownBreaks } from '../domain/report-breaks.js';
import type { KeptBreak } from '../domain/report-breaks.js';
import { ReportDamagedError } from '../domain/report.errors.js';
import { ReportCases } from './report-cases.js';
import { ReportStore } from './report-store.js';

/** What the last report of an earlier day says: when it was made, and what it left open. */
interface ReportBefore {
  readonly since: Instant;
  readonly left: ReadonlySet<string>;
}

/** The breaks that a day's report shows: its own, and those of all else up to the day. */
@Injectable()
export class DayBreaks {
  constructor(
    private readonly database: Database,
    private readonly days: DayReader,
    private readonly store: ReportStore,
    private readonly cases: ReportCases,
  ) {}

  async rows(account: string, judged: JudgedDay): Promise<readonly BreakRow[]> {
    const { result, settings, asOf } = judged;
    const { day } = result;
    const issued = (await this.days.issued(account)).map(({ data }) => data);
    // What else is found or ends after the day was first judged is in a later day's report.
    const cut = issued.find((data) => data.day === day)?.asOf.instant ?? asOf.instant;
    const before = await this.before(account, day, issued);
    const since = before?.since ?? dayWindow(day, settings.days).from;
    const left = before?.left ?? new Set<string>();
    const kept = await this.kept(account, day, left, cut);
    const shown = shownBreaks(result, kept, left);
    const workOf = await this.cases.workOn(account, shown, judged);
    return buildBreakRows(day, settings.days, withWork(shown, workOf, { day, since }));
  }

  private async before(
    account: string,
    day: BusinessDay,
    issued: readonly IssuedDay[],
  ): Promise<ReportBefore | null> {
    const earlier = issued.filter((data) => data.day < day);
    const [last] = earlier.sort((one, other) =>
      one.day === other.day ? other.version - one.version : one.day < other.day ? 1 : -1,
    );
    if (!last) return null;
    const { version, digest, asOf } = last;
    const head = await this.store.head({ account, day: last.day, version, digest });
    if (head === null) throw new ReportDamagedError(last.day, version, digest);
    const left = new Set<string>();
    for await (const row of this.store.content(head).rows('breaks')) {
      if (isLeftOpen(row)) left.add(row.breakId);
    }
    return { since: asOf.instant, left };
  }

  /** Of earlier days; of the day's payouts, bank and taxes; and whatever was left open before. */
  private async kept(
    account: string,
    day: BusinessDay,
    left: ReadonlySet<string>,
    cut: Instant,
  ): Promise<readonly KeptBreak[]> {
    const rows = await this.database.query<BreakRecord>(KEPT, [account, day, [...left], cut]);
    return rows.map(({ subject_kind: kind, subject_id: id, ...row }) => ({
      ...{ id: row.id, code: row.code, day: row.day, reference: row.reference },
      ...{ subject: { kind, id }, expected: row.expected, actual: row.actual },
      ...{ amount: row.amount, explains: row.explains, openedAt: row.opened_at },
      ...{ dueOn: row.due_on, clearedBy: row.cleared_by },
    }));
  }
}

const KEPT = `
  SELECT id, code, day, reference, subject_kind, subject_id, expected, actual, amount, explains,
         opened_at, due_on, CASE WHEN ended THEN cleared_by END AS cleared_by
  FROM breaks
  CROSS JOIN LATERAL (
    SELECT cleared_at IS NOT NULL AND cleared_at <= $4 AS ended)
  WHERE account = $1
    AND (id = ANY($3::text[])
      OR (NOT ended AND opened_at <= $4
        AND (day < $2 OR (day = $2 AND NOT starts_with(scope, 'day/')))))
  ORDER BY id`;

interface BreakRecord {
  readonly id: string;
  readonly code: BreakCode;
  readonly day: BusinessDay;
  readonly reference: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  readonly amount: Satang;
  readonly explains: readonly string[];
  readonly opened_at: Instant;
  readonly due_on: BusinessDay | null;
  readonly cleared_by: string | null;
}

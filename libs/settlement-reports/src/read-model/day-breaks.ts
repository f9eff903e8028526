import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DayReader } from '#days';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { BreakCode, JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { withWork } from '../domain/break-work.js';
import { buildBreakRows } from '../domain/build-break-rows.js';
import type { BreakRow } from '../domain/frozen-rows.js';
import { isLeftOpen, shownBreaks } from '../domain/report-breaks.js';
import type { KeptBreak } from '../domain/report-breaks.js';
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
    const { result, settings } = judged;
    const { day } = result;
    const before = await this.before(account, day);
    const since = before?.since ?? dayWindow(day, settings.days).from;
    const left = before?.left ?? new Set<string>();
    const kept = await this.kept(account, day, left);
    const shown = shownBreaks(result, kept, left);
    const workOf = await this.cases.workOn(account, shown, judged);
    return buildBreakRows(day, settings.days, withWork(shown, workOf, { day, since }));
  }

  private async before(account: string, day: BusinessDay): Promise<ReportBefore | null> {
    const issued = await this.days.issued(account);
    const earlier = issued.map(({ data }) => data).filter((data) => data.day < day);
    const [last] = earlier.sort((one, other) =>
      one.day === other.day ? other.version - one.version : one.day < other.day ? 1 : -1,
    );
    if (!last) return null;
    const { version, digest, asOf } = last;
    const head = await this.store.head({ account, day: last.day, version, digest });
    const left = new Set<string>();
    if (head === null) return { since: asOf.instant, left };
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
  ): Promise<readonly KeptBreak[]> {
    const rows = await this.database.query<BreakRecord>(KEPT, [account, day, [...left]]);
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
         opened_at, due_on, cleared_by
  FROM breaks
  WHERE account = $1
    AND (id = ANY($3::text[])
      OR (cleared_at IS NULL AND (day < $2 OR (day = $2 AND NOT starts_with(scope, 'day/')))))
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

import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { BREAK_CODES } from '../domain/break-code.js';
import type { BreakCode, BreakFamily, BreakSeverity } from '../domain/break-code.js';

export type BreakStatus = 'open' | 'assigned' | 'resolved' | 'cleared';

/** A break as the API states it; `amount` is actual − expected, in satang. */
export interface BreakView {
  readonly id: string;
  readonly code: BreakCode;
  readonly family: BreakFamily;
  readonly severity: BreakSeverity;
  readonly status: BreakStatus;
  readonly day: BusinessDay | null;
  readonly amount: Satang | null;
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  readonly count: number;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly reference: string | null;
  readonly explains: readonly string[];
  readonly openedAt: Instant;
  readonly clearedAt: Instant | null;
  readonly clearedBy: string | null;
  readonly dueAt: BusinessDay | null;
  readonly detail: string | null;
}

export interface BreakFilter {
  readonly status?: BreakStatus | undefined;
  readonly code?: BreakCode | undefined;
  readonly day?: BusinessDay | undefined;
}

/** Breaks by id after the one called `after`, findings for operators included; at most `limit`. */
export class ListBreaks extends Query<readonly BreakView[]> {
  constructor(
    readonly account: string,
    readonly filter: BreakFilter,
    readonly limit: number,
    readonly after: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListBreaks)
export class ListBreaksHandler implements IQueryHandler<ListBreaks> {
  constructor(private readonly database: Database) {}

  async execute({ account, filter, limit, after }: ListBreaks): Promise<readonly BreakView[]> {
    const { status, code, day } = filter;
    const rows = await this.database.query<BreakRecord>(
      `SELECT * FROM (${ALL_BREAKS}) AS b
       WHERE ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR code = $3)
         AND ($4::date IS NULL OR day = $4) AND ($5::text IS NULL OR id > $5)
       ORDER BY id LIMIT $6`,
      [account, status ?? null, code ?? null, day ?? null, after, limit],
    );
    return rows.map(breakView);
  }
}

export class GetBreak extends Query<BreakView> {
  constructor(
    readonly account: string,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(GetBreak)
export class GetBreakHandler implements IQueryHandler<GetBreak> {
  constructor(private readonly database: Database) {}

  async execute({ account, id }: GetBreak): Promise<BreakView> {
    const [row] = await this.database.query<BreakRecord>(
      `SELECT * FROM (${ALL_BREAKS}) AS b WHERE id = $2`,
      [account, id],
    );
    if (row) return breakView(row);
    throw new DomainError('break.unknown', `Account ${account} has no break ${id}.`);
  }
}

const ALL_BREAKS = `
  SELECT id, code, day, subject_kind, subject_id, reference, expected, actual, amount, count,
         explains, opened_at, due_on, cleared_at, cleared_by, NULL::text AS detail,
         CASE WHEN cleared_at IS NULL THEN 'open' ELSE 'cleared' END AS status
  FROM breaks WHERE account = $1
  UNION ALL
  SELECT 'fnd_' || left(f.id, 24), f.code, c.business_day, f.subject_kind, f.subject_id,
         c.reference, NULL, NULL,
         CASE f.code WHEN 'WEBHOOK_MISSED' THEN 0 WHEN 'STATUS_CONFLICT' THEN c.amount END, 1,
         '[]'::jsonb, f.found_at, NULL, NULL, NULL, f.detail, 'open'
  FROM findings f
  LEFT JOIN charges c
    ON c.account = $1 AND c.id = f.subject_id
      AND f.code IN ('WEBHOOK_MISSED', 'STATUS_CONFLICT')
  WHERE f.account = $1`;

interface BreakRecord {
  readonly id: string;
  readonly code: BreakCode;
  readonly day: BusinessDay | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly reference: string | null;
  readonly expected: bigint | null;
  readonly actual: bigint | null;
  readonly amount: bigint | null;
  readonly count: number;
  readonly explains: readonly string[];
  readonly opened_at: Instant;
  readonly due_on: BusinessDay | null;
  readonly cleared_at: Instant | null;
  readonly cleared_by: string | null;
  readonly detail: string | null;
  readonly status: BreakStatus;
}

const money = (value: bigint | null): Satang | null => (value === null ? null : satang(value));

const breakView = (row: BreakRecord): BreakView => ({
  id: row.id,
  code: row.code,
  family: BREAK_CODES[row.code].family,
  severity: BREAK_CODES[row.code].severity,
  status: row.status,
  day: row.day,
  amount: money(row.amount),
  expected: money(row.expected),
  actual: money(row.actual),
  count: row.count,
  subject: { kind: row.subject_kind, id: row.subject_id },
  reference: row.reference,
  explains: row.explains,
  openedAt: row.opened_at,
  clearedAt: row.cleared_at,
  clearedBy: row.cleared_by,
  dueAt: row.due_on,
  detail: row.detail,
});

import { SettingsReader } from '#accounts';
import { Database } from '#database';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { bucketsBy, groupTallies } from './break-groups.js';
import type { BreakGrouping, BreakTallyRow, GroupedBreaks } from './break-groups.js';
import type { BreakFilter } from './break-filter.js';
import { whereOf } from './break-filter.js';
import { breaksFrom } from './breaks-as-of.js';
import type { AsOf } from '../judged-views.js';
import { ageingAt } from './to-break-view.js';

/** How many breaks a filter has and what they add up to, in groups. All amounts are baht. */
export interface BreakSummary {
  readonly count: number;
  readonly sum: { readonly THB: Satang };
  readonly groups: readonly GroupedBreaks[];
}

/** `by` null: the totals alone. */
export class SummariseBreaks extends Query<BreakSummary> {
  constructor(
    readonly account: string,
    readonly filter: BreakFilter,
    readonly by: BreakGrouping | null,
    readonly asOf: AsOf | null = null,
  ) {
    super();
  }
}

@QueryHandler(SummariseBreaks)
export class SummariseBreaksHandler implements IQueryHandler<SummariseBreaks> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async execute({ account, filter, by, asOf }: SummariseBreaks): Promise<BreakSummary> {
    const instant = asOf?.instant ?? this.clock.now();
    const ageing = ageingAt(instant, await this.settings.of(account));
    const { sql, values } = whereOf(filter, ageing.today);
    const source = breaksFrom(asOf, values.length + 2);
    const rows = await this.database.query<TallyRow>(
      `SELECT ${keyOf(by)} AS key, count(*)::integer AS count,
              coalesce(sum(b.amount), 0)::bigint AS amount, min(b.opened_at) AS oldest
       FROM (${source.from}) AS b WHERE ${sql} GROUP BY 1 ORDER BY 1`,
      [account, ...values, ...source.values],
    );
    const tallies = rows.map(({ amount, ...row }) => ({ ...row, amount: satang(amount) }));
    const total = tallies.reduce((sum, { amount }) => sum + amount, 0n);
    return {
      count: tallies.reduce((sum, { count }) => sum + count, 0),
      sum: { THB: satang(total) },
      groups: by === null ? [] : groupTallies(tallies, bucketsBy(by, ageing, instant)),
    };
  }
}

type TallyRow = Omit<BreakTallyRow, 'amount'> & {
  readonly amount: bigint;
  readonly oldest: Instant;
};

/** What is aged is grouped by the minute it was opened in, and put into buckets afterwards. */
function keyOf(by: BreakGrouping | null): string {
  switch (by) {
    case null:
      return `''::text`;
    case 'code':
      return 'b.code';
    case 'status':
      return 'b.status';
    case 'assignee':
      return 'b.assignee';
    case 'cause':
      return 'b.cause_id';
    case 'day':
      return `to_char(b.day, 'YYYY-MM-DD')`;
    case 'overdue':
      return `to_char(b.due_on, 'YYYY-MM-DD')`;
    case 'age':
    case 'hours':
      return `to_char(date_trunc('minute', b.opened_at) AT TIME ZONE 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  }
}

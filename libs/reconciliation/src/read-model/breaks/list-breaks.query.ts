import { SettingsReader } from '#accounts';
import { Database } from '#database';
import { Clock } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { BreakFilter } from './break-filter.js';
import { whereOf } from './break-filter.js';
import { orderOf } from './break-order.js';
import type { BreakPlace, BreakSort } from './break-order.js';
import type { BreakRecord } from './break-rows.js';
import type { BreakView } from './break-view.js';
import { breaksFrom } from './breaks-as-of.js';
import type { AsOf } from '../judged-views.js';
import { ageingAt, breakView } from './to-break-view.js';

/** With where it stands in the order asked for. */
export type PlacedBreak = BreakView & { readonly place: BreakPlace };

/**
 * Breaks in order after a place, findings for operators included; at most `limit`. `asOf` null:
 * as they stand; else those that were open then.
 */
export class ListBreaks extends Query<readonly PlacedBreak[]> {
  constructor(
    readonly account: string,
    readonly filter: BreakFilter,
    readonly limit: number,
    readonly after: BreakPlace | null,
    readonly sort: BreakSort = 'id',
    readonly asOf: AsOf | null = null,
  ) {
    super();
  }
}

@QueryHandler(ListBreaks)
export class ListBreaksHandler implements IQueryHandler<ListBreaks> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async execute({ account, filter, limit, after, sort, asOf }: ListBreaks) {
    const instant = asOf?.instant ?? this.clock.now();
    const ageing = ageingAt(instant, await this.settings.of(account));
    const { sql, values } = whereOf(filter, ageing.today);
    const source = breaksFrom(asOf, values.length + 2);
    const known = [account, ...values, ...source.values];
    const order = orderOf(sort);
    const next = known.length + 1;
    const place = after === null ? '' : `AND ${order.after(`$${next}`, `$${next + 1}`)}`;
    const last = after === null ? next : next + 2;
    const rows = await this.database.query<BreakRecord & { readonly sorted: string }>(
      `SELECT b.*, ${order.value} AS sorted FROM (${source.from}) AS b
       WHERE ${sql} ${place} ORDER BY ${order.orderBy} LIMIT $${last}`,
      [...known, ...(after === null ? [] : [after.value, after.id]), limit],
    );
    return rows.map(({ sorted, ...row }) => ({
      ...breakView(row, ageing),
      place: { value: sorted, id: row.id },
    }));
  }
}

import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DAY_SCOPE } from './break-table.js';
import type { BreakTally } from './get-day-reconciliation.query.js';

/**
 * Open breaks of a day beside those that its own equations have: of payouts, the bank, tax, money
 * to return, and of facts that came late. By code, as they were last judged.
 */
export class TallyOtherBreaks extends Query<readonly BreakTally[]> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
  ) {
    super();
  }
}

@QueryHandler(TallyOtherBreaks)
export class TallyOtherBreaksHandler implements IQueryHandler<TallyOtherBreaks> {
  constructor(private readonly database: Database) {}

  execute({ account, day }: TallyOtherBreaks): Promise<readonly BreakTally[]> {
    return this.database.query<BreakTally>(
      `SELECT code, count(*)::integer AS count, sum(amount)::bigint AS amount FROM breaks
       WHERE account = $1 AND day = $2 AND cleared_at IS NULL AND scope NOT LIKE '${DAY_SCOPE}/%'
       GROUP BY code ORDER BY code COLLATE "C"`,
      [account, day],
    );
  }
}

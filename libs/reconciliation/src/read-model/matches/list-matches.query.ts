import type { MatchState } from '#cases';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { MATCH_VIEWS } from './match-view.js';
import type { MatchView } from './match-view.js';

export interface MatchFilter {
  readonly state?: MatchState | undefined;
  /** On which the receipt is expected or the charge was paid. */
  readonly day?: BusinessDay | undefined;
  readonly expectation?: string | undefined;
  readonly charge?: string | undefined;
}

/** What people decided, the undone included, after the one called `after`; at most `limit`. */
export class ListMatches extends Query<readonly MatchView[]> {
  constructor(
    readonly account: string,
    readonly filter: MatchFilter,
    readonly limit: number,
    readonly after: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListMatches)
export class ListMatchesHandler implements IQueryHandler<ListMatches> {
  constructor(private readonly database: Database) {}

  execute({ account, filter, limit, after }: ListMatches): Promise<readonly MatchView[]> {
    return this.database.query<MatchView>(
      `${MATCH_VIEWS}
         AND ($2::text IS NULL OR m.state = $2)
         AND ($3::date IS NULL 
           OR e.expected_on = $3
           OR (c.business_day = $3 AND c.paid_at IS NOT NULL))
         AND ($4::text IS NULL OR m.expectation = $4)
         AND ($5::text IS NULL OR m.charge_id = $5)
         AND ($6::text IS NULL OR m.id > $6)
       ORDER BY m.id LIMIT $7`,
      [
        account,
        filter.state ?? null,
        filter.day ?? null,
        filter.expectation ?? null,
        filter.charge ?? null,
        after,
        limit,
      ],
    );
  }
}

import { Database } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { CauseKind } from '../../domain/causes/cause-facts.js';
import { ALL_BREAKS } from '../breaks/break-rows.js';

/** One thing that explains several open breaks; `amount` is what they add up to. */
export interface CauseView {
  readonly id: string;
  readonly kind: CauseKind;
  readonly title: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly count: number;
  readonly amount: Satang;
  readonly codes: readonly string[];
}

/** Those that explain most come first. */
export class ListCauses extends Query<readonly CauseView[]> {
  constructor(readonly account: string) {
    super();
  }
}

@QueryHandler(ListCauses)
export class ListCausesHandler implements IQueryHandler<ListCauses> {
  constructor(private readonly database: Database) {}

  execute({ account }: ListCauses): Promise<readonly CauseView[]> {
    return this.database.query<CauseView>(CAUSES, [account]);
  }
}

const CAUSES = `
  SELECT g.cause_id AS id, g.kind, min(g.title) AS title, min(g.since) AS since,
         max(g.until) AS until, count(*)::integer AS count,
         coalesce(sum(b.amount), 0)::bigint AS amount,
         array_agg(DISTINCT b.code ORDER BY b.code) AS codes
  FROM (${ALL_BREAKS}) AS b
  JOIN break_causes g ON g.account = $1 AND g.break_id = b.id
  WHERE b.status IN ('open', 'assigned')
  GROUP BY g.cause_id, g.kind
  ORDER BY count(*) DESC, g.cause_id`;

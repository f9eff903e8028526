import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { isReference } from '../domain/receipt-fields.js';
import { ExpectationEntity } from './expectation.entity.js';
import { conditionsOf } from './expectation-filter.js';
import type { ExpectationFilter } from './expectation-filter.js';
import { expectationView } from './expectation-view.js';
import type { ExpectationView } from './expectation-view.js';

/** Expected receipts by reference, after the one called `after`; at most `limit`. */
export class ListExpectations extends Query<readonly ExpectationView[]> {
  constructor(
    readonly account: string,
    readonly filter: ExpectationFilter,
    readonly limit: number,
    readonly after: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListExpectations)
export class ListExpectationsHandler implements IQueryHandler<ListExpectations> {
  constructor(private readonly source: DataSource) {}

  async execute(query: ListExpectations): Promise<readonly ExpectationView[]> {
    const { account, filter, limit, after } = query;
    if (!canBeFound(filter)) return [];
    const found = await this.source.getRepository(ExpectationEntity).find({
      where: conditionsOf(account, filter, after),
      order: { reference: 'ASC' },
      take: limit,
    });
    return found.map(expectationView);
  }
}

/** PostgreSQL takes no text that no reference can have. */
export const canBeFound = ({ reference, text }: ExpectationFilter): boolean =>
  [reference, text].every((given) => given === undefined || isReference(given));

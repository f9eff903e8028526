import type { BusinessDay } from '#calendar';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { And, DataSource, Equal, MoreThan } from 'typeorm';
import type { FindOperator } from 'typeorm';
import { isReference } from '../domain/receipt-fields.js';
import { ExpectationEntity } from './expectation.entity.js';
import type { ExpectationStatus } from './expectation.entity.js';
import { expectationView } from './expectation-view.js';
import type { ExpectationView } from './expectation-view.js';

export interface ExpectationFilter {
  readonly status?: ExpectationStatus | undefined;
  /** The day on which the money is expected. */
  readonly day?: BusinessDay | undefined;
  readonly reference?: string | undefined;
}

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
    const { status, day: expectedOn, reference } = filter;
    if (reference !== undefined && !isReference(reference)) return [];
    const named = [
      ...(reference === undefined ? [] : [Equal(reference)]),
      ...(after === null ? [] : [MoreThan(after)]),
    ];
    const found = await this.source.getRepository(ExpectationEntity).find({
      where: {
        account,
        ...(status && { status }),
        ...(expectedOn && { expectedOn }),
        ...(named.length > 0 && { reference: all(named) }),
      },
      order: { reference: 'ASC' },
      take: limit,
    });
    return found.map(expectationView);
  }
}

const all = (conditions: readonly FindOperator<string>[]): FindOperator<string> =>
  And(...conditions);

import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { ExpectationUnknownError } from '../domain/expectation.errors.js';
import { isReference } from '../domain/receipt-fields.js';
import { ExpectationEntity } from './expectation.entity.js';
import { expectationView } from './expectation-view.js';
import type { ExpectationView } from './expectation-view.js';

/** One expected receipt; `expectation.unknown` if nobody ever expected it. */
export class GetExpectation extends Query<ExpectationView> {
  constructor(
    readonly account: string,
    readonly reference: string,
  ) {
    super();
  }
}

@QueryHandler(GetExpectation)
export class GetExpectationHandler implements IQueryHandler<GetExpectation> {
  constructor(private readonly source: DataSource) {}

  async execute({ account, reference }: GetExpectation): Promise<ExpectationView> {
    const expectations = this.source.getRepository(ExpectationEntity);
    const found = isReference(reference)
      ? await expectations.findOneBy({ account, reference })
      : null;
    if (found === null) throw new ExpectationUnknownError(account, reference);
    return expectationView(found);
  }
}

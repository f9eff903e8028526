import { satang } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { ExpectationEntity } from './expectation.entity.js';
import { conditionsOf } from './expectation-filter.js';
import type { ExpectationFilter } from './expectation-filter.js';
import { canBeFound } from './list-expectations.query.js';

export interface ExpectationTotals {
  readonly count: number;
  readonly amount: Satang;
}

/** How many expected receipts a filter lets through, and what they add up to. */
export class SumExpectations extends Query<ExpectationTotals> {
  constructor(
    readonly account: string,
    readonly filter: ExpectationFilter,
  ) {
    super();
  }
}

@QueryHandler(SumExpectations)
export class SumExpectationsHandler implements IQueryHandler<SumExpectations> {
  constructor(private readonly source: DataSource) {}

  async execute({ account, filter }: SumExpectations): Promise<ExpectationTotals> {
    if (!canBeFound(filter)) return { count: 0, amount: satang(0n) };
    const row = await this.source
      .getRepository(ExpectationEntity)
      .createQueryBuilder('e')
      .setFindOptions({ where: conditionsOf(account, filter) })
      .select('count(*)::text', 'count')
      .addSelect('coalesce(sum(e.amount), 0)::text', 'amount')
      .getRawOne<{ count: string; amount: string }>();
    return { count: Number(row?.count ?? 0), amount: satang(BigInt(row?.amount ?? 0)) };
  }
}

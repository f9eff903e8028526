import type { BusinessDay } from '#calendar';
import { GetBalance, GetBalanceParts } from '#reconciliation';
import type { BalanceDayView, BalancePartsView } from '#reconciliation';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageSchema } from '../lists/page.js';
import type { Page } from '../lists/page.js';
import { ParseBusinessDay } from '../validation/parse-business-day.pipe.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { balanceDaySchema, balancePartsSchema, balanceQuery } from './balance.schema.js';

@Controller('v1/balance')
@Needs('viewer')
export class BalanceController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answers(pageSchema(balanceDaySchema))
  async walk(
    @Account() account: string,
    @QueryOf(balanceQuery) { from, to }: z.infer<typeof balanceQuery>,
  ): Promise<Page<BalanceDayView>> {
    const question = new GetBalance(account, from ?? null, to ?? null);
    return { data: await this.queries.execute(question), nextCursor: null };
  }

  @Get(':day')
  @Answers(balancePartsSchema)
  parts(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
  ): Promise<BalancePartsView> {
    return this.queries.execute(new GetBalanceParts(account, day));
  }
}

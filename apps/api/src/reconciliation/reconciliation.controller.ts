import type { BusinessDay } from '#calendar';
import { GetDayReconciliation, ReconcileDay } from '#reconciliation';
import type { DayReconciliationView } from '#reconciliation';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { ParseBusinessDay } from '../validation/parse-business-day.pipe.js';
import { reconciliationSchema } from './reconciliation.schema.js';

@Controller('v1/reconciliations/:day')
export class ReconciliationController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(reconciliationSchema)
  find(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
  ): Promise<DayReconciliationView> {
    return this.queries.execute(new GetDayReconciliation(account, day));
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(reconciliationSchema)
  async recompute(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
  ): Promise<DayReconciliationView> {
    await this.commands.execute(new ReconcileDay(account, day));
    return this.queries.execute(new GetDayReconciliation(account, day));
  }
}

import { ListBankStatements } from '#reconciliation';
import type { BankStatementView } from '#reconciliation';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { dayField } from '../validation/fields.schema.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { bankStatementsSchema } from './bank-line.schema.js';

const filterSchema = z.object({ day: dayField.optional() });

@Controller('v1/bank-statements')
export class BankStatementsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Needs('viewer')
  @Answers(bankStatementsSchema)
  async list(
    @Account() account: string,
    @QueryOf(filterSchema) { day }: z.infer<typeof filterSchema>,
    @Paging() { take, after, ...page }: PageQuery,
  ): Promise<Page<BankStatementView>> {
    const question = new ListBankStatements(account, day ?? null, take, after);
    return pageOf(await this.queries.execute(question), { take, after, ...page }, ({ id }) => [id]);
  }
}

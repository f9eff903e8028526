import type { Principal } from '#access';
import { ListReturns, WorkOnReturn } from '#reconciliation';
import type { OwedView, ReturnWork } from '#reconciliation';
import { Controller, Get, HttpCode, HttpStatus, Param, ParseIntPipe, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { APPROVES, refuseService } from '../breaks/bulk-work.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { owedSchema, returnSchema, withdrawalSchema } from './return.schema.js';

const filterSchema = z.object({ reference: z.string().optional() });
const OF_ORDER = 'expected-receipts/:reference/returns';

/** Money owed to customers, and given back outside Opn; each answer is the order as it then is. */
@Controller('v1')
export class ReturnsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('returns')
  @Needs('viewer')
  @Answers(pageSchema(owedSchema))
  async list(
    @Account() account: string,
    @QueryOf(filterSchema) { reference }: z.infer<typeof filterSchema>,
    @Paging() page: PageQuery,
  ): Promise<Page<OwedView>> {
    const question = new ListReturns(account, reference ?? null, page.take, page.after);
    return pageOf(await this.queries.execute(question), page, (order) => [order.reference]);
  }

  @Post(OF_ORDER)
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(owedSchema)
  record(
    @Account() account: string,
    @Param('reference') reference: string,
    @JsonBody(returnSchema) { amount, date, note }: z.infer<typeof returnSchema>,
    @Caller() caller: Principal,
  ): Promise<OwedView> {
    const work = { kind: 'record', amount, returnedOn: date, note } as const;
    return this.work(account, reference, work, caller);
  }

  @Post(`${OF_ORDER}/:number/approve`)
  @HttpCode(HttpStatus.OK)
  @Needs(APPROVES)
  @Answers(owedSchema)
  approve(
    @Account() account: string,
    @Param('reference') reference: string,
    @Param('number', ParseIntPipe) number: number,
    @Caller() caller: Principal,
  ): Promise<OwedView> {
    refuseService(caller);
    return this.work(account, reference, { kind: 'approve', number }, caller);
  }

  @Post(`${OF_ORDER}/:number/withdraw`)
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(owedSchema)
  withdraw(
    @Account() account: string,
    @Param('reference') reference: string,
    @Param('number', ParseIntPipe) number: number,
    @JsonBody(withdrawalSchema) { reason }: z.infer<typeof withdrawalSchema>,
    @Caller() caller: Principal,
  ): Promise<OwedView> {
    return this.work(account, reference, { kind: 'withdraw', number, reason }, caller);
  }

  private async work(
    account: string,
    reference: string,
    work: ReturnWork,
    { name }: Principal,
  ): Promise<OwedView> {
    await this.commands.execute(new WorkOnReturn(account, reference, work, name));
    const [order] = await this.queries.execute(new ListReturns(account, reference, 1, null));
    if (order) return order;
    throw new Error(`The return of ${reference} was recorded and is not listed`);
  }
}

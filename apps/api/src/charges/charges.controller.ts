import type { Principal } from '#access';
import { GetCharge, ListChargeEvents, ListCharges } from '#charges';
import type { ChargeEventView, ChargeView } from '#charges';
import { RefetchCharge } from '#ingestion';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { dayField } from '../validation/fields.schema.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { chargeEventSchema, chargeSchema, chargeStatus } from './charge.schema.js';

/** Opn may ask us to wait for a minute; whoever asked us is told so before that. */
const ANSWER_WITHIN_MS = 10_000;

const filterSchema = z.object({
  status: chargeStatus.optional(),
  day: dayField.optional(),
  reference: z.string().optional(),
});

@Controller('v1/charges')
export class ChargesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(pageSchema(chargeSchema))
  async list(
    @Account() account: string,
    @QueryOf(filterSchema) filter: z.infer<typeof filterSchema>,
    @Paging() page: PageQuery,
  ): Promise<Page<ChargeView>> {
    const rows = await this.queries.execute(
      new ListCharges(account, filter, page.take, page.after),
    );
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @Get(':id')
  @Needs('viewer')
  @Answers(chargeSchema)
  find(@Account() account: string, @Param('id') id: string): Promise<ChargeView> {
    return this.queries.execute(new GetCharge(account, id));
  }

  @Get(':id/events')
  @Needs('viewer')
  @Answers(pageSchema(chargeEventSchema))
  async events(
    @Account() account: string,
    @Param('id') id: string,
  ): Promise<Page<ChargeEventView>> {
    return {
      data: await this.queries.execute(new ListChargeEvents(account, id)),
      nextCursor: null,
    };
  }

  @Post(':id/refetch')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(chargeSchema)
  refetch(
    @Account() account: string,
    @Param('id') id: string,
    @Caller() caller: Principal,
  ): Promise<ChargeView> {
    return this.commands.execute(new RefetchCharge(account, id, caller.name, ANSWER_WITHIN_MS));
  }
}

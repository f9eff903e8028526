import type { Principal } from '#access';
import { AcknowledgeAlert, GetAlert, ListAlerts } from '#alerts';
import type { AlertView } from '#alerts';
import { parseInstant } from '#kernel';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { OptionalJsonBody } from '../validation/json-body.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { acknowledgeSchema, alertFilter, alertQuery, alertSchema } from './alert.schema.js';

type Language = z.infer<typeof alertQuery>;

/** What people are told of, the latest first; each answers as it stands now. */
@Controller('v1/alerts')
@Needs('viewer')
export class AlertsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Answers(pageSchema(alertSchema))
  async list(
    @Account() account: string,
    @QueryOf(alertFilter) { lang, ...filter }: z.infer<typeof alertFilter>,
    @Paging() page: PageQuery,
  ): Promise<Page<AlertView>> {
    const after = page.key && {
      raisedAt: parseInstant(String(page.key[0])),
      id: String(page.key[1]),
    };
    const question = new ListAlerts(account, filter, lang, page.take, after);
    const found = await this.queries.execute(question);
    return pageOf(found, page, ({ raisedAt, id }) => [raisedAt, id]);
  }

  @Get(':id')
  @Answers(alertSchema)
  find(
    @Account() account: string,
    @Param('id') id: string,
    @QueryOf(alertQuery) { lang }: Language,
  ): Promise<AlertView> {
    return this.queries.execute(new GetAlert(account, id, lang));
  }

  /** Whoever acknowledges has it in hand: nobody is reminded of it any more. */
  @Post(':id/acknowledge')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(alertSchema)
  async acknowledge(
    @Account() account: string,
    @Param('id') id: string,
    @QueryOf(alertQuery) { lang }: Language,
    @OptionalJsonBody(acknowledgeSchema) { note }: z.infer<typeof acknowledgeSchema>,
    @Caller() { name }: Principal,
  ): Promise<AlertView> {
    await this.commands.execute(new AcknowledgeAlert(account, id, name, note));
    return this.queries.execute(new GetAlert(account, id, lang));
  }
}

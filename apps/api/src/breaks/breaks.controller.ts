import { BREAK_CODES, GetBreak, ListBreaks } from '#reconciliation';
import type { BreakCode, BreakView } from '#reconciliation';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { dayField, satangAnswer } from '../validation/fields.schema.js';
import { QueryOf } from '../validation/query-of.decorator.js';

const code = z.enum(Object.keys(BREAK_CODES) as [BreakCode, ...BreakCode[]]);
const status = z.enum(['open', 'assigned', 'resolved', 'cleared']);
const money = satangAnswer.nullable();
const time = z.iso.datetime().nullable();

const filterSchema = z.object({
  status: status.optional(),
  code: code.optional(),
  day: dayField.optional(),
});

const breakSchema = z.object({
  id: z.string(),
  code,
  family: z.string(),
  severity: z.string(),
  status,
  day: z.iso.date().nullable(),
  amount: money,
  expected: money,
  actual: money,
  count: z.int(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  reference: z.string().nullable(),
  explains: z.array(z.string()),
  openedAt: z.iso.datetime(),
  clearedAt: time,
  clearedBy: z.string().nullable(),
  dueAt: z.iso.date().nullable(),
  detail: z.string().nullable(),
});

@Controller('v1/breaks')
@Needs('viewer')
export class BreaksController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answers(pageSchema(breakSchema))
  async list(
    @Account() account: string,
    @QueryOf(filterSchema) filter: z.infer<typeof filterSchema>,
    @Paging() page: PageQuery,
  ): Promise<Page<BreakView>> {
    const rows = await this.queries.execute(new ListBreaks(account, filter, page.take, page.after));
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @Get(':id')
  @Answers(breakSchema)
  find(@Account() account: string, @Param('id') id: string): Promise<BreakView> {
    return this.queries.execute(new GetBreak(account, id));
  }
}

import { GetBreak, ListBreaks, ListCauses, SummariseBreaks } from '#reconciliation';
import type { BreakSummary, BreakView, CauseView, PlacedBreak } from '#reconciliation';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { sendCsv } from '../lists/csv-list.js';
import { pageOf } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import {
  breakDetailSchema,
  breakListSchema,
  breakSummarySchema,
  causeListSchema,
  listSchema,
  summaryQuery,
} from './break.schema.js';
import { detailAnswer } from './break-answer.js';
import type { BreakAnswer } from './break-answer.js';
import { BREAK_CSV_COLUMNS } from './breaks-csv.js';

const ROWS_PER_READ = 1_000;

type BreakPage = Page<BreakView> & Pick<BreakSummary, 'count' | 'sum'>;
type ListQuery = z.infer<typeof listSchema>;

@Controller('v1')
@Needs('viewer')
export class BreaksController {
  constructor(private readonly queries: QueryBus) {}

  @Get('breaks')
  @Answers(breakListSchema)
  async list(
    @Account() account: string,
    @QueryOf(listSchema) { sort, ...filter }: ListQuery,
    @Paging() page: PageQuery,
  ): Promise<BreakPage> {
    const after = page.key && { value: String(page.key[0]), id: String(page.key[1]) };
    const question = new ListBreaks(account, filter, page.take, after, sort);
    const rows = await this.queries.execute(question);
    const { data, nextCursor } = pageOf(rows, page, ({ place: { value, id } }) => [value, id]);
    const totals = await this.queries.execute(new SummariseBreaks(account, filter, null));
    const { count, sum } = totals;
    return { data: data.map(({ place: _, ...item }) => item), nextCursor, count, sum };
  }

  @Get('breaks.csv')
  @ApiProduces('text/csv')
  async csv(
    @Account() account: string,
    @QueryOf(listSchema) query: ListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, `breaks-${account}`, BREAK_CSV_COLUMNS, this.all(account, query));
  }

  @Get('breaks/summary')
  @Answers(breakSummarySchema)
  summary(
    @Account() account: string,
    @QueryOf(summaryQuery) { by, ...filter }: z.infer<typeof summaryQuery>,
  ): Promise<BreakSummary> {
    return this.queries.execute(new SummariseBreaks(account, filter, by));
  }

  @Get('breaks/causes')
  @Answers(causeListSchema)
  async causes(@Account() account: string): Promise<Page<CauseView>> {
    return { data: await this.queries.execute(new ListCauses(account)), nextCursor: null };
  }

  @Get('breaks/:id')
  @Answers(breakDetailSchema)
  async find(@Account() account: string, @Param('id') id: string): Promise<BreakAnswer> {
    return detailAnswer(account, await this.queries.execute(new GetBreak(account, id)));
  }

  /** Page by page, so that a list of any length takes no more memory than one page. */
  private async *all(
    account: string,
    { sort, ...filter }: ListQuery,
  ): AsyncGenerator<readonly PlacedBreak[]> {
    let after: PlacedBreak['place'] | null = null;
    for (;;) {
      const question = new ListBreaks(account, filter, ROWS_PER_READ, after, sort);
      const rows: readonly PlacedBreak[] = await this.queries.execute(question);
      yield rows;
      if (rows.length < ROWS_PER_READ) return;
      after = rows.at(-1)?.place ?? null;
    }
  }
}

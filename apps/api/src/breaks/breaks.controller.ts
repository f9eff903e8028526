import { GetBreak, ListBreaks, ListCauses, SummariseBreaks } from '#reconciliation';
import type { AsOf, BreakSummary, BreakView, CauseView, PlacedBreak } from '#reconciliation';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { AnswersBytes } from '../docs/answers-file.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { sendCsv } from '../lists/csv-list.js';
import { AsOfReader } from '../ledger/as-of.js';
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
  constructor(
    private readonly queries: QueryBus,
    private readonly past: AsOfReader,
  ) {}

  @Get('breaks')
  @Answers(breakListSchema)
  async list(
    @Account() account: string,
    @QueryOf(listSchema) { sort, asOf: text, ...filter }: ListQuery,
    @Paging() page: PageQuery,
  ): Promise<BreakPage> {
    const after = page.key && { value: String(page.key[0]), id: String(page.key[1]) };
    const asOf = await this.pastOf(account, text);
    const question = new ListBreaks(account, filter, page.take, after, sort, asOf);
    const rows = await this.queries.execute(question);
    const { data, nextCursor } = pageOf(rows, page, ({ place: { value, id } }) => [value, id]);
    const totals = await this.queries.execute(new SummariseBreaks(account, filter, null, asOf));
    const { count, sum } = totals;
    return { data: data.map(({ place: _, ...item }) => item), nextCursor, count, sum };
  }

  @Get('breaks.csv')
  @AnswersBytes('text/csv')
  async csv(
    @Account() account: string,
    @QueryOf(listSchema) query: ListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asOf = await this.pastOf(account, query.asOf);
    const pages = this.all(account, query, asOf);
    await sendCsv(reply, `breaks-${account}`, BREAK_CSV_COLUMNS, pages);
  }

  @Get('breaks/summary')
  @Answers(breakSummarySchema)
  async summary(
    @Account() account: string,
    @QueryOf(summaryQuery) { by, asOf: text, ...filter }: z.infer<typeof summaryQuery>,
  ): Promise<BreakSummary> {
    const asOf = await this.pastOf(account, text);
    return this.queries.execute(new SummariseBreaks(account, filter, by, asOf));
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

  private async pastOf(account: string, text: string | undefined): Promise<AsOf | null> {
    return text === undefined ? null : this.past.asOf(account, text);
  }

  /** Page by page, so that a list of any length takes no more memory than one page. */
  private async *all(
    account: string,
    { sort, asOf: _, ...filter }: ListQuery,
    asOf: AsOf | null,
  ): AsyncGenerator<readonly PlacedBreak[]> {
    let after: PlacedBreak['place'] | null = null;
    for (;;) {
      const question = new ListBreaks(account, filter, ROWS_PER_READ, after, sort, asOf);
      const rows: readonly PlacedBreak[] = await this.queries.execute(question);
      yield rows;
      if (rows.length < ROWS_PER_READ) return;
      after = rows.at(-1)?.place ?? null;
    }
  }
}

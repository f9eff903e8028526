import { parseInstant } from '#kernel';
import { GetTransfer, ListPayoutLines, ListTransfers } from '#reconciliation';
import type { LineKey, PayoutLine, TransferDetail, TransferView } from '#reconciliation';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { AnswersBytes } from '../docs/answers-file.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { sendCsv } from '../lists/csv-list.js';
import type { Keyset } from '../lists/cursor.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { PAYOUT_LINE_CSV_COLUMNS } from './payout-lines-csv.js';
import {
  payoutLineSchema,
  transferDetailSchema,
  transferFilter,
  transferSchema,
} from './transfer.schema.js';

const LINES_PER_READ = 5_000;

@Controller('v1/transfers')
@Needs('viewer')
export class TransfersController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answers(pageSchema(transferSchema))
  async list(
    @Account() account: string,
    @QueryOf(transferFilter) filter: z.infer<typeof transferFilter>,
    @Paging() page: PageQuery,
  ): Promise<Page<TransferView>> {
    const before = placeIn(page.key);
    const place = before && { createdAt: before.transferableAt, id: before.id };
    const rows = await this.queries.execute(new ListTransfers(account, filter, page.take, place));
    return pageOf(rows, page, ({ createdAt, id }) => [createdAt, id]);
  }

  @Get(':id')
  @Answers(transferDetailSchema)
  find(@Account() account: string, @Param('id') id: string): Promise<TransferDetail> {
    return this.queries.execute(new GetTransfer(account, id));
  }

  @Get(':id/transactions')
  @Answers(pageSchema(payoutLineSchema))
  async lines(
    @Account() account: string,
    @Param('id') id: string,
    @Paging() page: PageQuery,
  ): Promise<Page<PayoutLine>> {
    const question = new ListPayoutLines(account, id, page.take, placeIn(page.key));
    const rows = await this.queries.execute(question);
    return pageOf(rows, page, (line) => [line.transferableAt, line.id]);
  }

  @Get(':id/transactions.csv')
  @AnswersBytes('text/csv')
  async csv(
    @Account() account: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = (after: LineKey | null) =>
      this.queries.execute(new ListPayoutLines(account, id, LINES_PER_READ, after));
    const first = await read(null); // an unknown transfer is refused before the file begins
    await sendCsv(reply, `payout-lines-${id}`, PAYOUT_LINE_CSV_COLUMNS, pagesFrom(first, read));
  }
}

/** Part by part, so that 30,000 lines take no more memory than one part. */
async function* pagesFrom(
  first: readonly PayoutLine[],
  read: (after: LineKey | null) => Promise<readonly PayoutLine[]>,
): AsyncGenerator<readonly PayoutLine[]> {
  let lines = first;
  for (;;) {
    yield lines;
    const last = lines.at(-1);
    if (lines.length < LINES_PER_READ || last === undefined) return;
    lines = await read(last);
  }
}

const placeIn = (key: Keyset | null): LineKey | null =>
  key && { transferableAt: parseInstant(String(key[0])), id: String(key[1]) };

import { JournalExports, vouchersCsv } from '#settlement-reports';
import type { JournalExport } from '#settlement-reports';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { AnswersBytes } from '../docs/answers-file.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { satangAnswer } from '../validation/fields.schema.js';
import { QueryOf } from '../validation/query-of.decorator.js';

const CSV = 'text/csv; charset=utf-8';

const exportSchema = z.object({
  batch: z.string(),
  day: z.iso.date(),
  entries: z.int(),
  debit: satangAnswer,
  credit: satangAnswer,
});
const fileQuery = z.object({
  lang: z.enum(['en', 'th']).default('th'),
  dates: z.enum(['dmy', 'iso']).default('dmy'),
  bom: z.enum(['true', 'false']).default('true'),
  unmapped: z.enum(['refuse', 'allow']).default('refuse'),
});

/** What another accounting program imports: every journal entry in one batch, once and for all. */
@Controller('v1/journal-exports')
@Needs('viewer')
export class JournalExportsController {
  constructor(private readonly exports: JournalExports) {}

  @Get()
  @Answers(pageSchema(exportSchema))
  async list(@Account() account: string, @Paging() page: PageQuery): Promise<Page<JournalExport>> {
    const found = await this.exports.list(account, page.take, page.after);
    return pageOf(found, page, ({ batch }) => [batch]);
  }

  @Get(':batch.csv')
  @AnswersBytes('text/csv')
  async csv(
    @Account() account: string,
    @Param('batch') batch: string,
    @QueryOf(fileQuery) { lang, dates, bom, unmapped }: z.infer<typeof fileQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = await this.exports.lines(account, batch, unmapped === 'allow');
    const options = { language: lang, dates, byteOrderMark: bom === 'true' };
    void reply.header('content-type', CSV);
    void reply.header('content-disposition', `attachment; filename="${account}-${batch}.csv"`);
    await reply.send(vouchersCsv(lines, options));
  }
}

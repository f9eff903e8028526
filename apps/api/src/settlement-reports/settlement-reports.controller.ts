import type { Principal } from '#access';
import type { BusinessDay } from '#calendar';
import { SignOffReader } from '#days';
import {
  CloseDay,
  ReportReader,
  writeChargesCsv,
  writeReportJson,
  writeWorkbook,
} from '#settlement-reports';
import type { ReportHead } from '#settlement-reports';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { ParseBusinessDay } from '../validation/parse-business-day.pipe.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { closeWithin } from './close-within.js';
import { answerReport } from './report-answer.js';
import { closingSchema, listedReportSchema, reportHeadSchema, reportSchema } from './report.schema.js';
import { signedHeads } from './sign-off.schema.js';
import type { SignedHead } from './sign-off.schema.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

const versionQuery = z.object({
  version: z.coerce.number().int().min(1).optional(),
  lang: z.enum(['en', 'th']).default('en'),
});
type VersionQuery = z.infer<typeof versionQuery>;

@Controller('v1/settlement-reports')
export class SettlementReportsController {
  constructor(
    private readonly reports: ReportReader,
    private readonly records: SignOffReader,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(pageSchema(listedReportSchema))
  async list(@Account() account: string, @Paging() page: PageQuery): Promise<Page<SignedHead>> {
    const after = page.key && { day: String(page.key[0]), version: Number(page.key[1]) };
    const issued = await this.reports.issued(account, page.take, after);
    const heads = signedHeads(issued, await this.records.all(account));
    return pageOf(heads, page, ({ day, version }) => [day, version]);
  }

  @Get(':day')
  @Needs('viewer')
  @Answers(reportSchema)
  async json(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(versionQuery) { version }: VersionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.find(account, day, version ?? null);
    const form = { mediaType: JSON_TYPE, ending: null, write: writeReportJson };
    await reply.send(answerReport(reply, report, form));
  }

  @Get(':day.xlsx')
  @Needs('viewer')
  @ApiProduces(XLSX)
  async xlsx(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(versionQuery) { version, lang }: VersionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.find(account, day, version ?? null);
    await reply.send(
      answerReport(reply, report, {
        mediaType: XLSX,
        ending: 'xlsx',
        write: (content, out) => writeWorkbook(content, out, lang),
      }),
    );
  }

  @Get(':day.csv')
  @Needs('viewer')
  @ApiProduces('text/csv')
  async csv(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(versionQuery) { version }: VersionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = await this.reports.find(account, day, version ?? null);
    const form = { mediaType: CSV, ending: 'csv', write: writeChargesCsv };
    await reply.send(answerReport(reply, report, form));
  }

  @Post(':day/close')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(reportHeadSchema)
  @Answers(closingSchema, HttpStatus.ACCEPTED, 'It takes longer; ask for the report later.')
  async close(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportHead | z.infer<typeof closingSchema>> {
    const closing = this.commands.execute(
      new CloseDay(account, day, { kind: 'person', ref: caller.name }),
    );
    const head = await closeWithin(closing);
    if (head !== null) return head;
    void reply.status(HttpStatus.ACCEPTED);
    return { account, day, status: 'closing' };
  }
}

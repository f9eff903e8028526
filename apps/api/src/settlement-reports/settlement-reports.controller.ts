import type { Principal } from '#access';
import type { BusinessDay } from '#calendar';
import { SignOffReader } from '#days';
import { CloseDay, ReportReader } from '#settlement-reports';
import type { ReportHead } from '#settlement-reports';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
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
import { closeWithin } from './close-within.js';
import { closingSchema, listedReportSchema, reportHeadSchema } from './report.schema.js';
import { signedHeads } from './sign-off.schema.js';
import type { SignedHead } from './sign-off.schema.js';

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

import type { Principal } from '#access';
import { parseMonth } from '#calendar';
import {
  ClosePeriod,
  PeriodObstacles,
  PeriodViews,
  ReopenPeriod,
  UnapprovedDays,
} from '#settlement-reports';
import type { PeriodView, UnapprovedDay } from '#settlement-reports';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageSchema } from '../lists/page.js';
import type { Page } from '../lists/page.js';
import { satangAnswer } from '../validation/fields.schema.js';
import { JsonBody, OptionalJsonBody } from '../validation/json-body.decorator.js';

const MAX_REASON = 500;

const periodSchema = z.object({
  month: z.string(),
  account: z.string(),
  status: z.enum(['open', 'closed']),
  closedAt: z.iso.datetime().nullable(),
  closedBy: z.string().nullable(),
  days: z.array(z.object({ day: z.iso.date(), version: z.int(), digest: z.string() })).nullable(),
  provisional: z.object({ days: z.array(z.iso.date()), note: z.string() }).nullable(),
  balances: z.array(z.object({ ledgerAccount: z.string(), balance: satangAnswer })).nullable(),
  history: z.array(
    z.object({
      step: z.enum(['closed', 'reopened']),
      at: z.iso.datetime(),
      by: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
const outlookSchema = periodSchema.extend({
  obstacles: z.array(z.string()),
  /** Closed days whose latest version waits for an approval; they keep no month open. */
  unapproved: z.array(
    z.object({
      day: z.iso.date(),
      version: z.int(),
      status: z.enum(['unsigned', 'prepared', 'reviewed', 'rejected']),
    }),
  ),
});
const closing = z
  .strictObject({ acceptProvisional: z.boolean(), note: z.string().max(MAX_REASON) })
  .partial();
const reopening = z.strictObject({ reason: z.string().min(1).max(MAX_REASON) });

type PeriodOutlookView = PeriodView & {
  readonly obstacles: readonly string[];
  readonly unapproved: readonly UnapprovedDay[];
};

/** Months, which close after all of their days did. */
@Controller('v1/periods')
export class PeriodsController {
  constructor(
    private readonly periods: PeriodViews,
    private readonly obstacles: PeriodObstacles,
    private readonly unapproved: UnapprovedDays,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(pageSchema(periodSchema))
  async list(@Account() account: string): Promise<Page<PeriodView>> {
    return { data: await this.periods.all(account), nextCursor: null };
  }

  @Get(':month')
  @Needs('viewer')
  @Answers(outlookSchema)
  async find(@Account() account: string, @Param('month') text: string): Promise<PeriodOutlookView> {
    const month = parseMonth(text);
    const view = await this.periods.of(account, month);
    const isOpen = view.status === 'open';
    const { obstacles } = isOpen ? await this.obstacles.of(account, month) : NONE;
    return { ...view, obstacles, unapproved: await this.unapproved.of(account, month) };
  }

  @Post(':month/close')
  @HttpCode(HttpStatus.OK)
  @Needs('approver')
  @Answers(periodSchema)
  async close(
    @Account() account: string,
    @Param('month') text: string,
    @OptionalJsonBody(closing) { acceptProvisional, note = '' }: z.infer<typeof closing>,
    @Caller() caller: Principal,
  ): Promise<PeriodView> {
    const month = parseMonth(text);
    const accepted = acceptProvisional === true ? { note } : null;
    await this.commands.execute(new ClosePeriod(account, month, caller.name, accepted));
    return this.periods.of(account, month);
  }

  @Post(':month/reopen')
  @HttpCode(HttpStatus.OK)
  @Needs('approver')
  @Answers(periodSchema)
  async reopen(
    @Account() account: string,
    @Param('month') text: string,
    @JsonBody(reopening) { reason }: z.infer<typeof reopening>,
    @Caller() caller: Principal,
  ): Promise<PeriodView> {
    const month = parseMonth(text);
    await this.commands.execute(new ReopenPeriod(account, month, caller.name, reason));
    return this.periods.of(account, month);
  }
}

const NONE = { obstacles: [] } as const;

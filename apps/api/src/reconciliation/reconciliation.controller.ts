import type { BusinessDay } from '#calendar';
import { GetDayReconciliation, ReconcileDay, TallyOtherBreaks } from '#reconciliation';
import type { BreakTally, DayReconciliationView } from '#reconciliation';
import { ReportReader } from '#settlement-reports';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { ParseBusinessDay } from '../validation/parse-business-day.pipe.js';
import { AsOfReader } from '../ledger/as-of.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { reconciliationSchema } from './reconciliation.schema.js';

const FIRST_VERSION = 1;
type Answer = DayReconciliationView & { readonly otherBreaks: readonly BreakTally[] | null };

const pastQuery = z.object({ asOf: z.string().optional() });

@Controller('v1/reconciliations/:day')
export class ReconciliationController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly past: AsOfReader,
    private readonly reports: ReportReader,
  ) {}

  /** As it stands, or `asOf` a position, an instant or the close of a day. */
  @Get()
  @Needs('viewer')
  @Answers(reconciliationSchema)
  async find(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @QueryOf(pastQuery) { asOf: text }: z.infer<typeof pastQuery>,
  ): Promise<Answer> {
    if (text === day) return this.asClosed(account, day);
    if (text === undefined) return this.asItStands(account, day);
    const asOf = await this.past.asOf(account, text);
    const view = await this.queries.execute(new GetDayReconciliation(account, day, asOf));
    return { ...view, otherBreaks: null };
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(reconciliationSchema)
  async recompute(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
  ): Promise<Answer> {
    await this.commands.execute(new ReconcileDay(account, day));
    return this.asItStands(account, day);
  }

  private async asItStands(account: string, day: BusinessDay): Promise<Answer> {
    const view = await this.queries.execute(new GetDayReconciliation(account, day));
    const otherBreaks = await this.queries.execute(new TallyOtherBreaks(account, day));
    return { ...view, otherBreaks };
  }

  /** As of its own close it is what its first report says, however long the log has become. */
  private async asClosed(account: string, day: BusinessDay): Promise<Answer> {
    const { head } = await this.reports.find(account, day, FIRST_VERSION);
    const { asOf, expected, paid, matched, otherMethods, breaks } = head;
    const judged = { asOf, expected, paid, matched, otherMethods, breaks };
    return { day, account, status: 'closed', ...judged, otherBreaks: null };
  }
}

import type { Principal } from '#access';
import { daysBetween } from '#calendar';
import { BooksKeeper } from '#ledger';
import { DomainError } from '#kernel';
import { RecordWithholdingRefund } from '#payouts';
import type { WithholdingRefundAnswer } from '#payouts';
import { GetInputVat, ListTaxDays } from '#reconciliation';
import type { InputVatView, TaxDayView } from '#reconciliation';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageSchema } from '../lists/page.js';
import type { Page } from '../lists/page.js';
import { dayField, satangField } from '../validation/fields.schema.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { inputVatSchema, monthField, refundAnswerSchema, taxDaySchema } from './tax.schema.js';

/** A quarter at once: each day is added up from its charges. */
const MAX_DAYS = 92;

const daysQuery = z.object({ from: dayField, to: dayField });
const monthQuery = z.object({ month: monthField });
const refundBody = z.object({
  reference: z.string().trim(),
  amount: satangField,
  receivedOn: dayField,
  note: z.string().trim().nullable().default(null),
});
const withdrawalBody = z.object({ reason: z.string().trim().min(1) });

@Controller('v1/tax')
export class TaxController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly books: BooksKeeper,
  ) {}

  @Get('days')
  @Needs('viewer')
  @Answers(pageSchema(taxDaySchema))
  async days(
    @Account() account: string,
    @QueryOf(daysQuery) range: z.infer<typeof daysQuery>,
  ): Promise<Page<TaxDayView>> {
    const length = daysBetween(range.from, range.to);
    if (length < 0 || length >= MAX_DAYS) {
      throw new DomainError('day.out_of_range', `Ask for 1 to ${MAX_DAYS} days, from before to.`);
    }
    await this.books.catchUp(account);
    const data = await this.queries.execute(new ListTaxDays(account, range));
    return { data, nextCursor: null };
  }

  @Get('input-vat')
  @Needs('viewer')
  @Answers(inputVatSchema)
  async inputVat(
    @Account() account: string,
    @QueryOf(monthQuery) { month }: z.infer<typeof monthQuery>,
  ): Promise<InputVatView> {
    await this.books.catchUp(account);
    return this.queries.execute(new GetInputVat(account, month));
  }

  @Post('withholding-refunds')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(refundAnswerSchema)
  refund(
    @Account() account: string,
    @JsonBody(refundBody) reclaimed: z.infer<typeof refundBody>,
    @Caller() { name }: Principal,
  ): Promise<WithholdingRefundAnswer> {
    const said = { kind: 'record', reclaimed } as const;
    return this.commands.execute(new RecordWithholdingRefund(account, said, name));
  }

  @Post('withholding-refunds/:reference/withdraw')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(refundAnswerSchema)
  withdraw(
    @Account() account: string,
    @Param('reference') reference: string,
    @JsonBody(withdrawalBody) { reason }: z.infer<typeof withdrawalBody>,
    @Caller() { name }: Principal,
  ): Promise<WithholdingRefundAnswer> {
    const said = { kind: 'withdraw', reference, reason } as const;
    return this.commands.execute(new RecordWithholdingRefund(account, said, name));
  }
}

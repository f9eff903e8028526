import type { Principal } from '#access';
import { ListTaxInvoices, RecordTaxInvoice } from '#payouts';
import type { TaxInvoiceAnswer, TaxInvoiceView } from '#payouts';
import { Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { invoiceOf, taxInvoiceBody } from './tax-invoice-body.js';
import type { TaxInvoiceBody } from './tax-invoice-body.js';
import { taxInvoiceAnswerSchema, taxInvoiceSchema } from './tax.schema.js';

@Controller('v1/tax-invoices')
export class TaxInvoicesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(taxInvoiceAnswerSchema)
  record(
    @Account() account: string,
    @JsonBody(taxInvoiceBody) body: TaxInvoiceBody,
    @Caller() caller: Principal,
  ): Promise<TaxInvoiceAnswer> {
    const order = new RecordTaxInvoice(account, invoiceOf(body), body.supersedes, caller.name);
    return this.commands.execute(order);
  }

  @Get()
  @Needs('viewer')
  @Answers(pageSchema(taxInvoiceSchema))
  async list(@Account() account: string, @Paging() page: PageQuery): Promise<Page<TaxInvoiceView>> {
    const found = await this.queries.execute(new ListTaxInvoices(account, page.take, page.after));
    return pageOf(found, page, ({ number }) => [number]);
  }
}

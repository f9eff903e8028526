import type { Principal } from '#access';
import { ImportBankLines, PreviewBankLines, WithdrawBankLine } from '#bank';
import type { BankImportAnswer, BankLineAnswer, BankPreview } from '#bank';
import { AssignTransfers, ListBankLines } from '#reconciliation';
import type { BankLineView } from '#reconciliation';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { BodyLimit } from '../http/body-limit.decorator.js';
import { IMPORT_LIMIT_BYTES } from '../http/bodies.js';
import { pageOf } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { dayField } from '../validation/fields.schema.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { Upload } from '../validation/upload.decorator.js';
import type { Uploaded } from '../validation/upload.decorator.js';
import { BANK_TYPES, bankFile, bankImportQuery, importOptions } from './bank-import-query.js';
import type { BankImportQuery } from './bank-import-query.js';
import {
  bankImportSchema,
  bankLineAnswerSchema,
  bankLinesSchema,
  bankLineState,
  bankPreviewSchema,
} from './bank-line.schema.js';

const filterSchema = z.object({ day: dayField.optional(), state: bankLineState.optional() });
const withdrawalSchema = z.object({ reason: z.string() });
const assignmentSchema = z.object({
  transfers: z.array(z.string()).nullable(),
  reason: z.string(),
});

@Controller('v1/bank-lines')
export class BankLinesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @BodyLimit(IMPORT_LIMIT_BYTES)
  @Answers(bankImportSchema)
  import(
    @Account() account: string,
    @QueryOf(bankImportQuery) query: BankImportQuery,
    @Upload(BANK_TYPES) file: Uploaded,
    @Caller() { name }: Principal,
  ): Promise<BankImportAnswer> {
    const order = new ImportBankLines(account, bankFile(file), importOptions(query), name);
    return this.commands.execute(order);
  }

  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @BodyLimit(IMPORT_LIMIT_BYTES)
  @Answers(bankPreviewSchema)
  preview(
    @Account() account: string,
    @QueryOf(bankImportQuery) query: BankImportQuery,
    @Upload(BANK_TYPES) file: Uploaded,
  ): Promise<BankPreview> {
    const question = new PreviewBankLines(account, bankFile(file), importOptions(query));
    return this.queries.execute(question);
  }

  @Get()
  @Needs('viewer')
  @Answers(bankLinesSchema)
  async list(
    @Account() account: string,
    @QueryOf(filterSchema) filter: z.infer<typeof filterSchema>,
    @Paging() page: PageQuery,
  ): Promise<Page<BankLineView>> {
    const after = page.key && ([String(page.key[0]), String(page.key[1])] as const);
    const found = await this.queries.execute(new ListBankLines(account, filter, page.take, after));
    return pageOf(found, page, ({ bookedOn, id }) => [bookedOn, id]);
  }

  @Post(':id/withdraw')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(bankLineAnswerSchema)
  withdraw(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(withdrawalSchema) { reason }: z.infer<typeof withdrawalSchema>,
    @Caller() { name }: Principal,
  ): Promise<BankLineAnswer> {
    return this.commands.execute(new WithdrawBankLine(account, id, reason, name));
  }

  @Post(':id/match')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(bankLineAnswerSchema)
  match(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(assignmentSchema) { transfers, reason }: z.infer<typeof assignmentSchema>,
    @Caller() { name }: Principal,
  ): Promise<BankLineAnswer> {
    return this.commands.execute(new AssignTransfers(account, id, transfers, reason, name));
  }
}

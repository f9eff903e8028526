import type { Principal } from '#access';
import { ImportExpectedReceipts, ListExpectations, WithdrawExpectation } from '#expectations';
import type { ExpectationView, ImportAnswer, WithdrawalAnswer } from '#expectations';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { BodyLimit } from '../http/body-limit.decorator.js';
import { IMPORT_LIMIT_BYTES } from '../http/bodies.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { dayField } from '../validation/fields.schema.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { Upload } from '../validation/upload.decorator.js';
import type { Uploaded } from '../validation/upload.decorator.js';
import {
  expectationSchema,
  expectationStatus,
  importAnswerSchema,
  withdrawalAnswerSchema,
} from './expectation.schema.js';

const KIND_OF = { 'application/json': 'json', 'text/csv': 'csv' } as const;
type FileType = keyof typeof KIND_OF;

const filterSchema = z.object({
  day: dayField.optional(),
  status: expectationStatus.optional(),
  reference: z.string().optional(),
});
const withdrawalSchema = z.object({ note: z.string().nullable().default(null) });

@Controller('v1/expected-receipts')
export class ExpectedReceiptsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @BodyLimit(IMPORT_LIMIT_BYTES)
  @Answers(importAnswerSchema)
  import(
    @Account() account: string,
    @Upload(Object.keys(KIND_OF)) { mediaType, bytes }: Uploaded,
    @Caller() caller: Principal,
  ): Promise<ImportAnswer> {
    const source = { kind: KIND_OF[mediaType as FileType], bytes };
    return this.commands.execute(new ImportExpectedReceipts(account, source, caller.name));
  }

  @Get()
  @Needs('viewer')
  @Answers(pageSchema(expectationSchema))
  async list(
    @Account() account: string,
    @QueryOf(filterSchema) filter: z.infer<typeof filterSchema>,
    @Paging() page: PageQuery,
  ): Promise<Page<ExpectationView>> {
    const question = new ListExpectations(account, filter, page.take, page.after);
    return pageOf(await this.queries.execute(question), page, ({ reference }) => [reference]);
  }

  @Post(':reference/withdraw')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(withdrawalAnswerSchema)
  withdraw(
    @Account() account: string,
    @Param('reference') reference: string,
    @JsonBody(withdrawalSchema) { note }: z.infer<typeof withdrawalSchema>,
    @Caller() caller: Principal,
  ): Promise<WithdrawalAnswer> {
    return this.commands.execute(new WithdrawExpectation(account, reference, note, caller.name));
  }
}

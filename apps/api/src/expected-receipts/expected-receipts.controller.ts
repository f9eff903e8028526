import type { Principal } from '#access';
import {
  GetExpectation,
  GetExpectationHistory,
  ImportExpectedReceipts,
  PreviewExpectedReceipts,
  SumExpectations,
  WithdrawExpectation,
} from '#expectations';
import type {
  ExpectationEventView,
  ExpectationTotals,
  ExpectationView,
  ImportAnswer,
  ImportPreview,
  WithdrawalAnswer,
} from '#expectations';
import type { ReceiptStanding } from '#reconciliation';
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
import { JsonBody } from '../validation/json-body.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { Upload } from '../validation/upload.decorator.js';
import type { Uploaded } from '../validation/upload.decorator.js';
import {
  expectationPageSchema,
  expectationWithHistorySchema,
  importAnswerSchema,
  importPreviewSchema,
  withdrawalAnswerSchema,
} from './expectation.schema.js';
import { importQuery, RECEIPT_TYPES, receiptFile, statedTotals } from './import-query.js';
import type { ImportQuery } from './import-query.js';
import { receiptFilterSchema, ReceiptRows } from './receipt-rows.js';
import type { ReceiptFilter, ReceiptRow } from './receipt-rows.js';

const TYPES = Object.keys(RECEIPT_TYPES);

const withdrawalSchema = z.object({ note: z.string().nullable().default(null) });

type ReceiptDetail = ExpectationView & {
  readonly standing: ReceiptStanding | null;
  readonly history: readonly ExpectationEventView[];
};

@Controller('v1/expected-receipts')
export class ExpectedReceiptsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly rows: ReceiptRows,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @BodyLimit(IMPORT_LIMIT_BYTES)
  @Answers(importAnswerSchema)
  import(
    @Account() account: string,
    @QueryOf(importQuery) query: ImportQuery,
    @Upload(TYPES) file: Uploaded,
    @Caller() { name }: Principal,
  ): Promise<ImportAnswer> {
    const source = receiptFile(file, query);
    const order = new ImportExpectedReceipts(account, source, name, statedTotals(query));
    return this.commands.execute(order);
  }

  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @BodyLimit(IMPORT_LIMIT_BYTES)
  @Answers(importPreviewSchema)
  preview(
    @Account() account: string,
    @QueryOf(importQuery) query: ImportQuery,
    @Upload(TYPES) file: Uploaded,
  ): Promise<ImportPreview> {
    const source = receiptFile(file, query);
    return this.queries.execute(new PreviewExpectedReceipts(account, source, statedTotals(query)));
  }

  @Get()
  @Needs('viewer')
  @Answers(expectationPageSchema)
  async list(
    @Account() account: string,
    @QueryOf(receiptFilterSchema) filter: ReceiptFilter,
    @Paging() page: PageQuery,
  ): Promise<Page<ReceiptRow> & { readonly totals: ExpectationTotals | null }> {
    const { state, ...stored } = filter;
    const isSummed = page.after === null && state === undefined;
    const [rows, totals] = await Promise.all([
      this.rows.page(account, filter, page),
      isSummed ? this.queries.execute(new SumExpectations(account, stored)) : null,
    ]);
    return { ...pageOf(rows, page, ({ reference }) => [reference]), totals };
  }

  @Get(':reference')
  @Needs('viewer')
  @Answers(expectationWithHistorySchema)
  async find(
    @Account() account: string,
    @Param('reference') reference: string,
  ): Promise<ReceiptDetail> {
    const [expectation, history, standing] = await Promise.all([
      this.queries.execute(new GetExpectation(account, reference)),
      this.queries.execute(new GetExpectationHistory(account, reference)),
      this.rows.standing(account, reference),
    ]);
    return { ...expectation, standing, history };
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

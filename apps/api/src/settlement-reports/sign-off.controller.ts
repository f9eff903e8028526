import type { Principal } from '#access';
import type { BusinessDay } from '#calendar';
import { SignOffReader } from '#days';
import type { SignOffKind } from '#days';
import { DomainError } from '#kernel';
import { SignDay } from '#settlement-reports';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { OptionalJsonBody } from '../validation/json-body.decorator.js';
import { ParseBusinessDay } from '../validation/parse-business-day.pipe.js';
import {
  recordAnswer,
  signingSchema,
  signOffRecordSchema,
  signOffRecordsSchema,
} from './sign-off.schema.js';

type Signing = z.infer<typeof signingSchema>;
type RecordAnswer = z.infer<typeof signOffRecordSchema>;

/** Who signed which version of a report: a record beside it, never a change of it. */
@Controller('v1/settlement-reports/:day')
export class SignOffController {
  constructor(
    private readonly records: SignOffReader,
    private readonly commands: CommandBus,
  ) {}

  @Get('sign-off')
  @Needs('viewer')
  @Answers(signOffRecordsSchema)
  async all(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
  ): Promise<z.infer<typeof signOffRecordsSchema>> {
    const versions = await this.records.of(account, day);
    return { account, day, versions: versions.map(recordAnswer) };
  }

  @Post('prepare')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(signOffRecordSchema)
  prepare(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @OptionalJsonBody(signingSchema) body: Signing,
    @Caller() caller: Principal,
  ): Promise<RecordAnswer> {
    return this.sign(account, day, 'prepare', body, caller);
  }

  @Post('review')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(signOffRecordSchema)
  review(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @OptionalJsonBody(signingSchema) body: Signing,
    @Caller() caller: Principal,
  ): Promise<RecordAnswer> {
    return this.sign(account, day, 'review', body, caller);
  }

  @Post('approve')
  @HttpCode(HttpStatus.OK)
  @Needs('approver')
  @Answers(signOffRecordSchema)
  approve(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @OptionalJsonBody(signingSchema) body: Signing,
    @Caller() caller: Principal,
  ): Promise<RecordAnswer> {
    return this.sign(account, day, 'approve', body, caller);
  }

  @Post('reject')
  @HttpCode(HttpStatus.OK)
  @Needs('approver')
  @Answers(signOffRecordSchema)
  reject(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
    @OptionalJsonBody(signingSchema) body: Signing,
    @Caller() caller: Principal,
  ): Promise<RecordAnswer> {
    return this.sign(account, day, 'reject', body, caller);
  }

  private async sign(
    account: string,
    day: BusinessDay,
    step: SignOffKind,
    { version, digest, note = '' }: Signing,
    caller: Principal,
  ): Promise<RecordAnswer> {
    refuseService(caller);
    const said = {
      version: version ?? null,
      digest: digest ?? null,
      note: note.trim() === '' ? null : note,
    };
    return recordAnswer(
      await this.commands.execute(new SignDay(account, day, step, caller.name, said)),
    );
  }
}

/** A signature is a person's, whatever the role of the key. */
function refuseService({ kind, name }: Principal): void {
  if (kind === 'person') return;
  throw new DomainError('sign_off.four_eyes', `${name} is a service; persons sign reports.`);
}

import type { Principal } from '#access';
import { GetBreak, WorkOnBreak, WorkOnBreaks } from '#reconciliation';
import type { BreakWork, ChosenBreaks } from '#reconciliation';
import { Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { detailAnswer } from './break-answer.js';
import type { BreakAnswer } from './break-answer.js';
import { breakDetailSchema } from './break.schema.js';
import { APPROVES, bulkAnswer, refuseIfNotAllowed, workOf } from './bulk-work.js';
import {
  assignSchema,
  bulkAnswerSchema,
  bulkSchema,
  commentSchema,
  reasonSchema,
} from './work.schema.js';

type Reason = z.infer<typeof reasonSchema>;

/** What people do about breaks; each answers with the break as it then is. */
@Controller('v1/breaks')
@Needs('analyst')
export class BreakWorkController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('bulk')
  @HttpCode(HttpStatus.OK)
  @Answers(bulkAnswerSchema)
  async bulk(
    @Account() account: string,
    @JsonBody(bulkSchema) order: z.infer<typeof bulkSchema>,
    @Caller() caller: Principal,
  ): Promise<z.infer<typeof bulkAnswerSchema>> {
    const work = workOf(order);
    refuseIfNotAllowed(work, caller);
    const { ids, filter = {} } = order;
    const chosen: ChosenBreaks = ids ? { ids } : { filter };
    const results = await this.commands.execute(
      new WorkOnBreaks(account, chosen, work, caller.name),
    );
    return bulkAnswer(results);
  }

  @Post(':id/assign')
  @HttpCode(HttpStatus.OK)
  @Answers(breakDetailSchema)
  assign(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(assignSchema) { to }: z.infer<typeof assignSchema>,
    @Caller() caller: Principal,
  ): Promise<BreakAnswer> {
    return this.work(account, id, { kind: 'assign', to }, caller);
  }

  @Post(':id/comment')
  @HttpCode(HttpStatus.OK)
  @Answers(breakDetailSchema)
  comment(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(commentSchema) { text }: z.infer<typeof commentSchema>,
    @Caller() caller: Principal,
  ): Promise<BreakAnswer> {
    return this.work(account, id, { kind: 'comment', text }, caller);
  }

  @Post(':id/resolve')
  @HttpCode(HttpStatus.OK)
  @Answers(breakDetailSchema)
  resolve(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(reasonSchema) { reason }: Reason,
    @Caller() caller: Principal,
  ): Promise<BreakAnswer> {
    return this.work(account, id, { kind: 'resolve', reason }, caller);
  }

  @Post(':id/write-off')
  @HttpCode(HttpStatus.OK)
  @Answers(breakDetailSchema)
  writeOff(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(reasonSchema) { reason }: Reason,
    @Caller() caller: Principal,
  ): Promise<BreakAnswer> {
    return this.work(account, id, { kind: 'write-off', reason }, caller);
  }

  @Post(':id/approve')
  @HttpCode(HttpStatus.OK)
  @Needs(APPROVES)
  @Answers(breakDetailSchema)
  approve(
    @Account() account: string,
    @Param('id') id: string,
    @Caller() caller: Principal,
  ): Promise<BreakAnswer> {
    return this.work(account, id, { kind: 'approve' }, caller);
  }

  @Post(':id/reject')
  @HttpCode(HttpStatus.OK)
  @Answers(breakDetailSchema)
  reject(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(reasonSchema) { reason }: Reason,
    @Caller() caller: Principal,
  ): Promise<BreakAnswer> {
    return this.work(account, id, { kind: 'reject', reason }, caller);
  }

  @Post(':id/reopen')
  @HttpCode(HttpStatus.OK)
  @Answers(breakDetailSchema)
  reopen(
    @Account() account: string,
    @Param('id') id: string,
    @JsonBody(reasonSchema) { reason }: Reason,
    @Caller() caller: Principal,
  ): Promise<BreakAnswer> {
    return this.work(account, id, { kind: 'reopen', reason }, caller);
  }

  private async work(
    account: string,
    id: string,
    work: BreakWork,
    caller: Principal,
  ): Promise<BreakAnswer> {
    refuseIfNotAllowed(work, caller);
    await this.commands.execute(new WorkOnBreak(account, id, work, caller.name));
    return detailAnswer(account, await this.queries.execute(new GetBreak(account, id)));
  }
}

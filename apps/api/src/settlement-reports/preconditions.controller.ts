import type { BusinessDay } from '#calendar';
import { ClosingPreconditions } from '#settlement-reports';
import type { Precondition } from '#settlement-reports';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { ParseBusinessDay } from '../validation/parse-business-day.pipe.js';

const preconditionSchema = z.object({
  key: z.string(),
  state: z.enum(['met', 'waiting', 'failed']).meta({
    description:
      '`waiting`: time, or closing itself, brings it; `failed`: somebody has to do something.',
  }),
  keepsFrom: z.enum(['closing', 'schedule', 'nothing']).meta({
    description: '`schedule`: only people close the day; `nothing`: the report says what it lacks.',
  }),
  text: z.string(),
});

const answerSchema = z.object({
  account: z.string(),
  day: z.iso.date(),
  preconditions: z.array(preconditionSchema),
});

/** What closing a day waits for. */
@Controller('v1/settlement-reports/:day/preconditions')
@Needs('viewer')
export class PreconditionsController {
  constructor(private readonly preconditions: ClosingPreconditions) {}

  @Get()
  @Answers(answerSchema)
  async of(
    @Account() account: string,
    @Param('day', ParseBusinessDay) day: BusinessDay,
  ): Promise<{ account: string; day: BusinessDay; preconditions: readonly Precondition[] }> {
    return { account, day, preconditions: await this.preconditions.of(account, day) };
  }
}

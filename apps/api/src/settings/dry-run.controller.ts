import { DryRunMatchingRules, MAX_DRY_RUN_DAYS } from '#reconciliation';
import type { DryRun } from '#reconciliation';
import { Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { satangAnswer } from '../validation/fields.schema.js';
import { JsonBody } from '../validation/json-body.decorator.js';

const DEFAULT_DAYS = 31;

const bodySchema = z.strictObject({
  days: z.int().min(1).max(MAX_DRY_RUN_DAYS).default(DEFAULT_DAYS),
  keys: z.array(z.enum(['charge-id', 'metadata', 'pattern'])).optional(),
  orderMetadataKey: z.string().optional(),
  descriptionPattern: z.string().nullable().optional(),
  graceMinutes: z.int().optional(),
  acceptLatePayments: z.boolean().optional(),
  splitPayments: z.boolean().optional(),
});

const change = z.enum(['appears', 'disappears', 'changes']);
const sides = z.object({
  expected: z.object({
    ...{ matched: satangAnswer, open: satangAnswer },
    ...{ unpaid: satangAnswer, held: satangAnswer },
  }),
  paid: z.object({
    ...{ matched: satangAnswer, excess: satangAnswer },
    ...{ unexpected: satangAnswer, held: satangAnswer },
  }),
});
const answerSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: z.object({ position: z.int(), instant: z.iso.datetime() }),
  rules: z.looseObject({}),
  references: z.object({ reread: z.int(), unavailable: z.int() }),
  days: z.array(z.object({ day: z.iso.date(), before: sides, after: sides })),
  totals: z.array(
    z.object({
      ...{ change, code: z.string(), count: z.int() },
      ...{ before: satangAnswer, after: satangAnswer },
    }),
  ),
  breaks: z.array(
    z.object({
      ...{ change, id: z.string(), code: z.string(), day: z.iso.date() },
      subject: z.object({ kind: z.string(), id: z.string() }),
      before: satangAnswer.nullable(),
      after: satangAnswer.nullable(),
    }),
  ),
});

/** For who may change the rules: it reads what Opn answered, as far as references need it. */
@Controller('v1/settings/matching-rules/dry-run')
@Needs('admin')
export class DryRunController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Answers(answerSchema)
  run(
    @Account() account: string,
    @JsonBody(bodySchema) { days, ...given }: z.infer<typeof bodySchema>,
  ): Promise<DryRun> {
    const changes = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    );
    return this.queries.execute(new DryRunMatchingRules(account, changes, days));
  }
}

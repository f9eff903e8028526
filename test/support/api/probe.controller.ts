import type { Principal } from '#access';
import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { satang } from '#money';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Caller } from '../../../apps/api/src/access/caller.decorator.js';
import { Needs } from '../../../apps/api/src/access/needs.decorator.js';
import { Account } from '../../../apps/api/src/accounts/account.decorator.js';
import { Answers } from '../../../apps/api/src/docs/answers.decorator.js';
import { IMPORT_LIMIT_BYTES } from '../../../apps/api/src/http/bodies.js';
import { BodyLimit } from '../../../apps/api/src/http/body-limit.decorator.js';
import { pageOf, pageSchema } from '../../../apps/api/src/lists/page.js';
import type { Page, PageQuery } from '../../../apps/api/src/lists/page.js';
import { Paging } from '../../../apps/api/src/lists/paging.decorator.js';
import {
  dayField,
  satangAnswer,
  satangField,
} from '../../../apps/api/src/validation/fields.schema.js';
import { JsonBody } from '../../../apps/api/src/validation/json-body.decorator.js';
import { ParseBusinessDay } from '../../../apps/api/src/validation/parse-business-day.pipe.js';
import { QueryOf } from '../../../apps/api/src/validation/query-of.decorator.js';
import { Upload } from '../../../apps/api/src/validation/upload.decorator.js';
import type { Uploaded } from '../../../apps/api/src/validation/upload.decorator.js';

const ROWS = Array.from({ length: 250 }, (_, index) => ({ id: String(index).padStart(3, '0') }));
const TOO_LARGE = 2n ** 53n;

const filter = z.object({
  status: z.enum(['open', 'closed']).optional(),
  day: dayField.optional(),
});
const order = z.object({ reference: z.string().min(1), amount: satangField, on: dayField });
const money = z.object({ amount: satangAnswer, fee: satangAnswer.nullable() });

/** Routes that use everything a feature's controller may use. */
@Needs('viewer')
@Controller('v1/probe')
export class ProbeController {
  @Get()
  @Answers(pageSchema(z.object({ id: z.string() })))
  list(@Account() account: string, @QueryOf(filter) query: object, @Paging() page: PageQuery) {
    const rest = page.after === null ? ROWS : ROWS.filter(({ id }) => id > (page.after ?? ''));
    const answer: Page<{ id: string }> = pageOf(rest.slice(0, page.take), page, ({ id }) => [id]);
    return { ...answer, account, query };
  }

  @Get('money')
  @Answers(money)
  money() {
    return { amount: satang(TOO_LARGE - 1n), fee: undefined };
  }

  @Get('too-much')
  tooMuch() {
    return { amount: satang(TOO_LARGE) };
  }

  @Get('days/:day')
  day(@Param('day', ParseBusinessDay) day: BusinessDay, @Caller() caller: Principal) {
    return { day, caller };
  }

  @Get('fails')
  fails() {
    throw new Error('SELECT secret FROM somewhere');
  }

  @Get('refuses/:code')
  refuses(@Param('code') code: string) {
    throw new DomainError(code, 'Refused.', { errors: [{ row: 3 }], status: 299 });
  }

  @Needs('admin')
  @Post('orders')
  order(@Account() account: string, @JsonBody(order) body: z.infer<typeof order>) {
    return { account, body };
  }

  @Post('files')
  @BodyLimit(IMPORT_LIMIT_BYTES)
  file(@Upload(['text/csv']) { mediaType, bytes }: Uploaded) {
    return { mediaType, size: bytes.length };
  }
}

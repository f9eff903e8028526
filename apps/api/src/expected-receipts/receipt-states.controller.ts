import { CountReceiptStates, GetReceiptStandings } from '#reconciliation';
import type { ReceiptStanding, StateTally } from '#reconciliation';
import { DomainError } from '#kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { dayField, satangAnswer } from '../validation/fields.schema.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { receiptState, standingSchema } from './standing.schema.js';

const dayQuery = z.object({ day: dayField });
const tallySchema = z.object({
  data: z.array(z.object({ state: receiptState, count: z.int(), amount: satangAnswer })),
});
/** Where the money of expected receipts is: one state each. */
@Controller('v1/expected-receipts')
@Needs('viewer')
export class ReceiptStatesController {
  constructor(private readonly queries: QueryBus) {}

  /** How many receipts expected on a day are in each state, and what they come to. */
  @Get('states')
  @Answers(tallySchema)
  async count(
    @Account() account: string,
    @QueryOf(dayQuery) { day }: z.infer<typeof dayQuery>,
  ): Promise<{ readonly data: readonly StateTally[] }> {
    return { data: await this.queries.execute(new CountReceiptStates(account, day)) };
  }

  /** The way of one receipt's money, with the date of each step. */
  @Get(':reference/state')
  @Answers(standingSchema)
  async find(
    @Account() account: string,
    @Param('reference') reference: string,
  ): Promise<ReceiptStanding> {
    const found = await this.queries.execute(new GetReceiptStandings(account, [reference]));
    const standing = found.get(reference);
    if (standing) return standing;
    throw new DomainError(
      'expectation.unknown',
      `Account ${account} expects no receipt ${reference}.`,
    );
  }
}

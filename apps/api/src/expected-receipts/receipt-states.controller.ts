import { CountReceiptStates, GetReceiptStandings, RECEIPT_STATES } from '#reconciliation';
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

const dayQuery = z.object({ day: dayField });
const state = z.enum(RECEIPT_STATES);
const text = z.string().nullable();
const time = z.iso.datetime().nullable();

const tallySchema = z.object({
  data: z.array(z.object({ state, count: z.int(), amount: satangAnswer })),
});
export const standingSchema = z.object({
  state,
  steps: z.array(z.object({ state, at: z.string() })),
  age: z.object({ days: z.int(), bankBusinessDays: z.int() }),
  held: z.object({ id: z.string(), code: z.string(), openedAt: z.iso.datetime() }).nullable(),
  payments: z.array(
    z.object({
      chargeId: z.string(),
      paidAt: z.iso.datetime(),
      creditedAt: time,
      transferId: text,
      sentAt: time,
      bankLine: text,
      bankedOn: z.iso.date().nullable(),
    }),
  ),
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

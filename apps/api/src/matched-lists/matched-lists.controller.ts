import type { BusinessDay } from '#calendar';
import { inGroupsOf } from '#kernel';
import { BooksKeeper } from '#ledger';
import { DayJudge, GetReceiptStandings } from '#reconciliation';
import type { ChargeVerdict, WholeDay } from '#reconciliation';
import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { AnswersBytes } from '../docs/answers-file.decorator.js';
import { sendCsv } from '../lists/csv-list.js';
import { dayField } from '../validation/fields.schema.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { CHARGE_COLUMNS, ofDay, RECEIPT_COLUMNS } from './matched-columns.js';
import type { ChargeLine, ReceiptLine } from './matched-columns.js';

const dayQuery = z.object({ day: dayField });
type DayQuery = z.infer<typeof dayQuery>;

const LINES_AT_ONCE = 1_000;

/** A day's receipts and charges with what they match, and those that match nothing, as files. */
@Controller('v1')
@Needs('viewer')
export class MatchedListsController {
  constructor(
    private readonly judge: DayJudge,
    private readonly books: BooksKeeper,
    private readonly queries: QueryBus,
  ) {}

  @Get('expected-receipts.csv')
  @AnswersBytes('text/csv')
  async receipts(
    @Account() account: string,
    @QueryOf(dayQuery) { day }: DayQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = this.receiptLines(account, await this.judged(account, day));
    await sendCsv(reply, `expected-receipts-${account}-${day}`, RECEIPT_COLUMNS, lines);
  }

  @Get('charges.csv')
  @AnswersBytes('text/csv')
  async charges(
    @Account() account: string,
    @QueryOf(dayQuery) { day }: DayQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = chargeLines(await this.judged(account, day));
    await sendCsv(reply, `charges-${account}-${day}`, CHARGE_COLUMNS, lines);
  }

  private async judged(account: string, day: BusinessDay): Promise<WholeDay> {
    await this.books.catchUp(account);
    return this.judge.judge(account, day);
  }

  private async *receiptLines(
    account: string,
    { result }: WholeDay,
  ): AsyncGenerator<readonly ReceiptLine[]> {
    const codeOf = codesOf(result);
    const payments = paymentsOf(result);
    const own = result.receipts.filter(({ group }) => group.expectation.expectedOn === result.day);
    for (const receipts of inGroupsOf(LINES_AT_ONCE, own)) {
      const references = receipts.map(({ group }) => group.expectation.reference);
      const states = await this.queries.execute(new GetReceiptStandings(account, references));
      yield receipts.map((receipt) => {
        const { reference } = receipt.group.expectation;
        const state = states.get(reference)?.state ?? null;
        const code = codeOf(receipt.breakId);
        return { receipt, payments: payments.get(reference) ?? [], state, code };
      });
    }
  }
}

function paymentsOf({ charges }: WholeDay['result']): ReadonlyMap<string, ChargeVerdict[]> {
  const payments = new Map<string, ChargeVerdict[]>();
  for (const verdict of charges) {
    const reference = verdict.expectation?.reference;
    if (reference === undefined) continue;
    const known = payments.get(reference);
    if (known) known.push(verdict);
    else payments.set(reference, [verdict]);
  }
  return payments;
}

/** Paid on the day, then those that ended on it without money. */
function chargeLines({ result, ended }: WholeDay): Iterable<readonly ChargeLine[]> {
  const codeOf = codesOf(result);
  const own = new Map(
    result.breaks
      .filter(({ subject }) => subject.kind === 'charge')
      .map(({ subject, code }) => [subject.id, code]),
  );
  const paid = result.charges.filter(({ charge }) => ofDay(result.day, charge));
  const lines: readonly ChargeLine[] = [
    ...paid.map((verdict) => {
      const { charge, breakId } = verdict;
      return { charge, verdict, code: codeOf(breakId) ?? own.get(charge.id) ?? null };
    }),
    ...ended.map((charge) => ({ charge, verdict: null, code: own.get(charge.id) ?? null })),
  ];
  return inGroupsOf(LINES_AT_ONCE, lines);
}

function codesOf({ looked }: WholeDay['result']): (breakId: string | null) => string | null {
  const codes = new Map(looked.map(({ id, code }) => [id, code]));
  return (breakId) => (breakId === null ? null : (codes.get(breakId) ?? null));
}

import { ENTRY_KINDS, HledgerJournal, LEDGER_ACCOUNTS, ListBalances, ListEntries } from '#ledger';
import type { EntryView, LedgerBalance } from '#ledger';
import { Readable } from 'node:stream';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { AnswersBytes } from '../docs/answers-file.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { dayField, satangAnswer } from '../validation/fields.schema.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { AsOfReader } from './as-of.js';

const ledgerAccount = z.enum(LEDGER_ACCOUNTS);
const balancesQuery = z.object({ asOf: z.string().optional(), day: dayField.optional() });
const entriesQuery = z.object({
  ledgerAccount: ledgerAccount.optional(),
  day: dayField.optional(),
  subject: z.string().optional(),
  kind: z.enum(ENTRY_KINDS).optional(),
  relatesTo: dayField.optional(),
});

const journalQuery = z.object({ from: dayField.optional(), to: dayField.optional() });

const balanceSchema = z.object({
  ledgerAccount,
  debit: satangAnswer,
  credit: satangAnswer,
  balance: satangAnswer,
});
const entrySchema = z.object({
  id: z.string(),
  kind: z.string(),
  postingDay: z.iso.date(),
  relatesTo: z.iso.date(),
  subject: z.string().nullable(),
  cause: z.string(),
  position: z.int(),
  recordedAt: z.iso.datetime(),
  lines: z.array(z.object({ ledgerAccount, debit: satangAnswer, credit: satangAnswer })),
});

@Controller('v1/ledger')
@Needs('viewer')
export class LedgerController {
  constructor(
    private readonly queries: QueryBus,
    private readonly asOf: AsOfReader,
    private readonly journal: HledgerJournal,
  ) {}

  @Get('balances')
  @Answers(pageSchema(balanceSchema))
  async balances(
    @Account() account: string,
    @QueryOf(balancesQuery) { asOf, day }: z.infer<typeof balancesQuery>,
  ): Promise<Page<LedgerBalance>> {
    const position = asOf === undefined ? null : await this.asOf.positionOf(account, asOf);
    const question = new ListBalances(account, position, day ?? null);
    return { data: await this.queries.execute(question), nextCursor: null };
  }

  @Get('entries')
  @Answers(pageSchema(entrySchema))
  async entries(
    @Account() account: string,
    @QueryOf(entriesQuery) filter: z.infer<typeof entriesQuery>,
    @Paging() page: PageQuery,
  ): Promise<Page<EntryView>> {
    const after = page.key && { position: Number(page.key[0]), id: String(page.key[1]) };
    const rows = await this.queries.execute(new ListEntries(account, filter, page.take, after));
    return pageOf(rows, page, ({ position, id }) => [position, id]);
  }

  @Get('journal.hledger')
  @AnswersBytes('text/plain')
  @Header('content-type', 'text/plain; charset=utf-8')
  hledger(
    @Account() account: string,
    @QueryOf(journalQuery) { from, to }: z.infer<typeof journalQuery>,
  ): StreamableFile {
    const text = this.journal.text(account, { from: from ?? null, to: to ?? null });
    return new StreamableFile(Readable.from(text, { objectMode: false }));
  }
}

import { isBefore, laterOf, MINUTE_MS, instantOrNull, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { decodeList, isJsonObject } from '#opn';
import { CountTransactions } from '#payouts';
import type { KnownTransactions } from '#payouts';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { TransactionsHead } from '../domain/balance-look.js';
import { BooksGate } from './books-gate.js';
import { OpnAccounts } from './opn-accounts.js';
import { RecordMoneyFacts } from './record-money-facts.command.js';

/** What is read twice: Opn may show a transaction later than it says it was created. */
const OVERLAP_MS = 10 * MINUTE_MS;

/** Pages read for one look; the next look goes on from what these taught. */
const MAX_PAGES = 50;

/** Opn's transactions and ours, side by side, from one instant on or from the beginning. */
@Injectable()
export class TransactionLog {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly books: BooksGate,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async head(account: string, since: Instant | null): Promise<TransactionsHead> {
    const query = new URLSearchParams({ order: 'reverse_chronological', limit: '1', offset: '0' });
    if (since) query.set('from', since);
    const { raw } = await this.opn.client(account).read(`/transactions?${query.toString()}`);
    const { items, total } = decodeList(raw);
    return { total, newest: newestOf(items[0]) };
  }

  /** How many of those that Opn shows since then are not in the log. */
  async missingSince(account: string, since: Instant): Promise<number> {
    const { total } = await this.head(account, since);
    const { count } = await this.known(account, since);
    return Math.max(0, total - count);
  }

  /** Records what we lack up to the head, and answers with what we have then. */
  async upTo(
    account: string,
    since: Instant | null,
    head: TransactionsHead,
  ): Promise<KnownTransactions> {
    const known = await this.known(account, since);
    if (known.count >= head.total || head.newest === null) return known;
    const from = known.latest === null ? null : plusMs(known.latest, -OVERLAP_MS);
    const start = from !== null && since !== null ? laterOf(from, since) : (from ?? since);
    await this.read(account, start, head.newest.createdAt);
    return this.known(account, since);
  }

  private async known(account: string, since: Instant | null): Promise<KnownTransactions> {
    await this.books.catchUp(account);
    return this.queries.execute(new CountTransactions(account, since));
  }

  private async read(account: string, from: Instant | null, to: Instant): Promise<void> {
    if (from !== null && isBefore(to, from)) return;
    const list = this.opn.client(account).listTransactions({ ...(from && { from }), to });
    const cause = { kind: 'refetch', ref: null } as const;
    let pages = 0;
    for await (const { items, requestedAt } of list) {
      const observations = items.map((raw) => ({ raw, requestedAt, cause }));
      await this.commands.execute(new RecordMoneyFacts(account, 'transaction', observations));
      pages += 1;
      if (pages === MAX_PAGES) return;
    }
  }
}

function newestOf(item: unknown): TransactionsHead['newest'] {
  if (!isJsonObject(item)) return null;
  const { id } = item;
  const createdAt = instantOrNull(item['created_at']);
  if (typeof id === 'string' && createdAt !== null) return { id, createdAt };
  return null; // It is a finding where it is recorded; here it means that nothing is known.
}

import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { isBlurred } from '../domain/balance-look.js';
import type { SeenBalance, TransactionsHead } from '../domain/balance-look.js';
import { unavailableSource } from '../domain/unavailable-source.js';
import type { UnavailableSource } from '../domain/unavailable-source.js';
import { OpnAccounts } from './opn-accounts.js';
import { TransactionLog } from './transaction-log.js';

/** In a busy shop money moves while we look; a few looks find a moment when it does not. */
const MAX_LOOKS = 3;

/** Reads Opn's balance between two reads of where its transactions end. */
@Injectable()
export class LookAtBalance {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly transactions: TransactionLog,
  ) {}

  /** Counting the transactions created since an instant, or all of them. */
  async look(account: string, since: Instant | null): Promise<SeenBalance> {
    let seen = await this.once(account, since);
    for (let looks = 1; looks < MAX_LOOKS && isBlurred(seen); looks += 1) {
      seen = await this.once(account, since);
    }
    return seen;
  }

  private async once(account: string, since: Instant | null): Promise<SeenBalance> {
    const head = () => this.transactions.head(account, since);
    const before = await orUnavailable('transactions', head());
    const answer = await orUnavailable('balance', this.opn.client(account).balance());
    const around = 'status' in before ? null : await this.around(account, since, before);
    return {
      answer: 'status' in answer ? null : answer,
      around,
      unavailable: [before, answer].filter((part) => 'status' in part),
    };
  }

  private async around(account: string, since: Instant | null, before: TransactionsHead) {
    const after = await this.transactions.head(account, since);
    const { count: known } = await this.transactions.upTo(account, since, after);
    return { before, after, known };
  }
}

async function orUnavailable<Answer>(
  source: UnavailableSource['source'],
  read: Promise<Answer>,
): Promise<Answer | UnavailableSource> {
  try {
    return await read;
  } catch (error) {
    const unavailable = unavailableSource(source, error);
    if (unavailable === null) throw error;
    return unavailable;
  }
}

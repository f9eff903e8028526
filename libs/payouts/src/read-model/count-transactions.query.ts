import { Database } from '#database';
import type { Instant } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';

/** Which of Opn's transactions the books have. */
export interface KnownTransactions {
  readonly count: number;
  /** When the last of them was created; null if there is none. */
  readonly latest: Instant | null;
}

/** Of those created since an instant, or of all. */
export class CountTransactions extends Query<KnownTransactions> {
  constructor(
    readonly account: string,
    readonly since: Instant | null,
  ) {
    super();
  }
}

@QueryHandler(CountTransactions)
export class CountTransactionsHandler implements IQueryHandler<CountTransactions> {
  constructor(private readonly database: Database) {}

  async execute({ account, since }: CountTransactions): Promise<KnownTransactions> {
    const [row] = await this.database.query<{ count: bigint; latest: Instant | null }>(
      `SELECT count(*) AS count, max(created_at) AS latest FROM balance_transactions
       WHERE account = $1 AND created_at >= coalesce($2::timestamptz, '-infinity')`,
      [account, since],
    );
    return { count: Number(row?.count ?? 0n), latest: row?.latest ?? null };
  }
}

import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { satang } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LEDGER_ACCOUNTS } from '../domain/ledger-account.js';
import type { LedgerAccount } from '../domain/ledger-account.js';

/** Turnover and balance of one account of the books; a positive balance is a debit. */
export interface LedgerBalance {
  readonly ledgerAccount: LedgerAccount;
  readonly debit: Satang;
  readonly credit: Satang;
  readonly balance: Satang;
}

/** Up to a position of the log and the end of a business day, both included; null: to the end. */
export class ListBalances extends Query<readonly LedgerBalance[]> {
  constructor(
    readonly account: string,
    readonly upToPosition: number | null,
    readonly upToDay: BusinessDay | null,
  ) {
    super();
  }
}

interface Turnover {
  readonly ledger_account: LedgerAccount;
  readonly debit: bigint;
  readonly credit: bigint;
}

@QueryHandler(ListBalances)
export class ListBalancesHandler implements IQueryHandler<ListBalances> {
  constructor(private readonly database: Database) {}

  async execute({
    account,
    upToPosition,
    upToDay,
  }: ListBalances): Promise<readonly LedgerBalance[]> {
    const rows = await this.database.query<Turnover>(
      `SELECT ledger_account, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit
       FROM journal_lines
       WHERE account = $1 AND ($2::bigint IS NULL OR position <= $2)
         AND ($3::date IS NULL OR posting_day <= $3)
       GROUP BY ledger_account`,
      [account, upToPosition, upToDay],
    );
    const turnover = new Map(rows.map((row) => [row.ledger_account, row]));
    return LEDGER_ACCOUNTS.map((ledgerAccount) => {
      const { debit = 0n, credit = 0n } = turnover.get(ledgerAccount) ?? {};
      const balance = satang(debit - credit);
      return { ledgerAccount, debit: satang(debit), credit: satang(credit), balance };
    });
  }
}

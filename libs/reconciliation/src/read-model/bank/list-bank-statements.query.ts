import type { BankStatement } from '#bank';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Instant } from '#kernel';
import { BooksKeeper } from '#ledger';
import { reviveMoney } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';

/** A file that was imported, as the API states it. */
export interface BankStatementView extends Omit<BankStatement, 'statementId'> {
  readonly id: string;
  readonly account: string;
  readonly importedBy: string;
  readonly importedAt: Instant;
}

/** Imported statements by id after the one called `after`, of a day if one is given. */
export class ListBankStatements extends Query<readonly BankStatementView[]> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay | null,
    readonly limit: number,
    readonly after: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListBankStatements)
export class ListBankStatementsHandler implements IQueryHandler<ListBankStatements> {
  constructor(
    private readonly database: Database,
    private readonly books: BooksKeeper,
  ) {}

  async execute(query: ListBankStatements): Promise<readonly BankStatementView[]> {
    const { account, day, limit, after } = query;
    await this.books.catchUp(account);
    const rows = await this.database.query<StatementRow>(STATEMENTS, [account, day, after, limit]);
    return rows.map(({ totals, ...row }) => ({ account, ...row, ...revived(totals) }));
  }
}

type Totals = Pick<
  BankStatement,
  'movements' | 'payouts' | 'returns' | 'others' | 'balance' | 'difference'
>;

type StatementRow = Omit<BankStatementView, keyof Totals | 'account'> & {
  readonly totals: unknown;
};

const MONEY = { amount: true, credits: true, debits: true, opening: true, closing: true } as const;

const revived = (totals: unknown): Totals => reviveMoney(totals, MONEY, 'books.damaged') as Totals;

const STATEMENTS = `
  SELECT id, file, preset, first_day AS "from", last_day AS "to",
         bank_accounts AS "bankAccounts", totals, imported_by AS "importedBy",
         imported_at AS "importedAt"
  FROM bank_statements
  WHERE account = $1 AND ($2::date IS NULL OR $2 BETWEEN first_day AND last_day)
    AND ($3::text IS NULL OR id > $3)
  ORDER BY id LIMIT $4`;

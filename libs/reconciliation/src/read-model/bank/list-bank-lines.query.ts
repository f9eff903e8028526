import { SettingsReader } from '#accounts';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { BooksKeeper } from '#ledger';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { bankLineView, standings } from './bank-line-view.js';
import type { BankLineRow, BankLineState, BankLineView } from './bank-line-view.js';
import { loadBankLeg } from './bank-matches.js';

export interface BankLineFilter {
  /** The day on which it is booked. */
  readonly day?: BusinessDay | undefined;
  readonly state?: BankLineState | undefined;
}

/** Where a page begins: after the line of this day and id. */
export type BankLinePlace = readonly [bookedOn: string, id: string];

/** Lines by day and id, with what they are matched with now; at most `limit`. */
export class ListBankLines extends Query<readonly BankLineView[]> {
  constructor(
    readonly account: string,
    readonly filter: BankLineFilter,
    readonly limit: number,
    readonly after: BankLinePlace | null,
  ) {
    super();
  }
}

@QueryHandler(ListBankLines)
export class ListBankLinesHandler implements IQueryHandler<ListBankLines> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly books: BooksKeeper,
  ) {}

  async execute(query: ListBankLines): Promise<readonly BankLineView[]> {
    const { account, filter, limit, after } = query;
    const settings = await this.settings.of(account);
    await this.books.catchUp(account); // whoever has just imported a file looks for its lines
    return this.database.transaction(async (on) => {
      const known = standings(await loadBankLeg(on, account, settings));
      const [day = null, id = null] = after ?? [];
      const rows = await on.query<BankLineRow>(LINES, [account, filter.day ?? null, day, id]);
      return rows
        .map((row) => bankLineView(account, row, known))
        .filter(({ state }) => filter.state === undefined || state === filter.state)
        .slice(0, limit);
    }, 'REPEATABLE READ READ ONLY');
  }
}

const LINES = `
  SELECT id, statement_id AS "statementId", kind, booked_on AS "bookedOn",
         booked_at AS "bookedAt", amount, description, bank_reference AS "bankReference",
         bank_account AS "bankAccount", known_at AS "knownAt", withdrawn_at AS "withdrawnAt",
         withdrawn_by AS "withdrawnBy", reason
  FROM bank_lines
  WHERE account = $1 AND ($2::date IS NULL OR booked_on = $2)
    AND ($3::date IS NULL OR (booked_on, id) > ($3::date, $4))
  ORDER BY booked_on, id`;

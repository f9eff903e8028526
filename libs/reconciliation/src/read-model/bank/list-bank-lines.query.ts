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
      const { day: bookedOn = null, state = null } = filter;
      const ids = [...known].flatMap(([line, standing]) =>
        state === 'open' || standing.state === state ? line : [],
      );
      const values = [account, bookedOn, day, id, state, ids, limit];
      const rows = await on.query<BankLineRow>(LINES, values);
      return rows.map((row) => bankLineView(account, row, known));
    }, 'REPEATABLE READ READ ONLY');
  }
}

/** $6: lines that are known to be in this state; of open ones, those that are in another. */
const LINES = `
  SELECT id, statement_id AS "statementId", kind, booked_on AS "bookedOn",
         booked_at AS "bookedAt", amount, description, bank_reference AS "bankReference",
         bank_account AS "bankAccount", known_at AS "knownAt", withdrawn_at AS "withdrawnAt",
         withdrawn_by AS "withdrawnBy", reason
  FROM bank_lines
  WHERE account = $1 AND ($2::date IS NULL OR booked_on = $2)
    AND ($3::date IS NULL OR (booked_on, id) > ($3::date, $4))
    AND CASE WHEN $5::text IS NULL THEN true
             WHEN $5 = 'withdrawn' THEN withdrawn_at IS NOT NULL
             ELSE withdrawn_at IS NULL AND (id = ANY($6::text[])) = ($5 <> 'open') END
  ORDER BY booked_on, id LIMIT $7`;

import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { CoveringStatement } from '../domain/bank-coverage.js';

export interface IssuedReceipt {
  readonly total: Satang;
  readonly isCreditNote: boolean;
}

/** What a report says about its sources, beside what was read of them. */
@Injectable()
export class SourceFacts {
  constructor(private readonly database: Database) {}

  /** Opn's receipts of a calendar day as they stand, credit notes included. */
  taxReceipts(account: string, day: BusinessDay): Promise<readonly IssuedReceipt[]> {
    return this.database.query<IssuedReceipt>(
      `SELECT total, is_credit_note AS "isCreditNote" FROM tax_receipts
       WHERE account = $1 AND issued_on = $2`,
      [account, day],
    );
  }

  /** How many receipts are expected on a day. */
  async expectedReceipts(account: string, day: BusinessDay): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM expectations
       WHERE account = $1 AND expected_on = $2`,
      [account, day],
    );
    return row?.count ?? 0;
  }

  /** Of each bank account the last statement that covers a day; one that adds up, if any. */
  statements(account: string, day: BusinessDay): Promise<readonly CoveringStatement[]> {
    return this.database.query<CoveringStatement>(
      `SELECT DISTINCT ON (bank_accounts)
              first_day AS "firstDay", last_day AS "lastDay", adds_up AS "addsUp",
              (totals #>> '{movements,count}')::integer AS count,
              (totals #>> '{movements,credits}')::bigint
                - (totals #>> '{movements,debits}')::bigint AS moved,
              (totals #>> '{difference,count}')::integer AS "countDifference",
              (totals #>> '{difference,amount}')::bigint AS "amountDifference",
              (totals #>> '{payouts,count}')::integer
                + (totals #>> '{returns,count}')::integer AS kept
       FROM bank_statements WHERE account = $1 AND first_day <= $2 AND last_day >= $2
       ORDER BY bank_accounts, adds_up DESC, last_position DESC`,
      [account, day],
    );
  }
}

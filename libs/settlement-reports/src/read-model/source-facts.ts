import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';

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
}

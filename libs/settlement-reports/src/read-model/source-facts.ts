import type { BusinessDay, DayWindow } from '#calendar';
import { Database } from '#database';
import { HOUR_MS, plusMs } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';

/** A webhook about a charge of the day may have come with its creation, the day before. */
const WEBHOOKS_FROM_BEFORE_MS = 25 * HOUR_MS;

/** How well webhooks told what happened on a day. */
export interface WebhookCount {
  /** Received during the day. */
  readonly received: number;
  /** Charges that were paid, failed or expired on the day. */
  readonly charges: number;
  /** Those of them that no webhook told of. */
  readonly untold: number;
}

export interface IssuedReceipt {
  readonly total: Satang;
  readonly isCreditNote: boolean;
}

/** What a report says about its sources, beside what was read of them. */
@Injectable()
export class SourceFacts {
  constructor(private readonly database: Database) {}

  async webhooks(account: string, day: BusinessDay, window: DayWindow): Promise<WebhookCount> {
    const [row] = await this.database.query<WebhookCount>(
      `WITH told AS (
         SELECT received_at, object_id FROM inbox
         WHERE account = $1 AND received_at >= $5
       )
       SELECT
         (SELECT count(*)::integer FROM told
          WHERE received_at >= $3 AND received_at < $4) AS received,
         count(*)::integer AS charges,
         count(*) FILTER (WHERE c.id NOT IN
           (SELECT object_id FROM told WHERE object_id IS NOT NULL))::integer AS untold
       FROM charges c WHERE c.account = $1 AND c.business_day = $2`,
      [account, day, window.from, window.to, plusMs(window.from, -WEBHOOKS_FROM_BEFORE_MS)],
    );
    return row ?? { received: 0, charges: 0, untold: 0 };
  }

  /** Opn's receipts of a calendar day as they stand, credit notes included. */
  taxReceipts(account: string, day: BusinessDay): Promise<readonly IssuedReceipt[]> {
    return this.database.query<IssuedReceipt>(
      `SELECT total, is_credit_note AS "isCreditNote" FROM tax_receipts
       WHERE account = $1 AND issued_on = $2`,
      [account, day],
    );
  }
}

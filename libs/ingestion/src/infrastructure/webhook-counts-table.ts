import type { BusinessDay, DayWindow } from '#calendar';
import { Database } from '#database';
import { HOUR_MS, plusMs } from '#kernel';
import { Injectable } from '@nestjs/common';
import { WebhookCounts } from '../application/webhook-counts.js';
import type { WebhookCount } from '../application/webhook-counts.js';
import { firstInboxId } from './inbox-table-writer.js';

/** A webhook about a charge of the day may have come with its creation, the day before. */
const FROM_BEFORE_MS = 25 * HOUR_MS;

/** Counts in the inbox itself; its ids are in the order of time. */
@Injectable()
export class WebhookCountsTable extends WebhookCounts {
  constructor(private readonly database: Database) {
    super();
  }

  async of(account: string, day: BusinessDay, { from, to }: DayWindow): Promise<WebhookCount> {
    const [row] = await this.database.query<WebhookCount>(
      `WITH told AS (SELECT id, object_id FROM inbox WHERE account = $1 AND id >= $3)
       SELECT
         (SELECT count(*)::integer FROM told WHERE id >= $4 AND id < $5) AS received,
         count(*)::integer AS charges,
         count(*) FILTER (WHERE t.object_id IS NULL)::integer AS untold
       FROM charges c
       LEFT JOIN (SELECT DISTINCT object_id FROM told) t ON t.object_id = c.id
       WHERE c.account = $1 AND c.business_day = $2`,
      [account, day, ...[plusMs(from, -FROM_BEFORE_MS), from, to].map(firstInboxId)],
    );
    return row ?? { received: 0, charges: 0, untold: 0 };
  }
}

import { Database } from '#database';
import { HOUR_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { RefusedHour, RefusedInARow } from '../../domain/operators/judge-webhooks.js';

/** Refusals are kept for ninety days; six reasons an hour are possible, one or two are usual. */
const MOST_HOURS = 4_400;

const BY_HOUR = `
  SELECT reason, min(minute) AS "firstAt", max(minute) AS "lastAt",
    sum(count)::float8 AS count
  FROM webhook_refusals WHERE account = $1
  GROUP BY date_trunc('hour', minute, 'UTC'), reason
  ORDER BY max(minute) DESC, reason LIMIT ${MOST_HOURS}`;

/** A minute in which a webhook was let in may have been before or after it: it does not count. */
const IN_A_ROW = `
  SELECT reason, sum(count)::float8 AS count
  FROM webhook_refusals
  WHERE account = $1 AND minute >= $2 AND minute > coalesce((
    SELECT date_trunc('minute', received_at) FROM inbox WHERE account = $1
    ORDER BY id DESC LIMIT 1), '-infinity')
  GROUP BY reason`;

/** Webhooks that were not let in. */
@Injectable()
export class RefusedWebhooks {
  constructor(private readonly database: Database) {}

  byHour(account: string): Promise<readonly RefusedHour[]> {
    return this.database.query<RefusedHour>(BY_HOUR, [account]);
  }

  /** Those of the last hour since the last one that was let in. */
  inARow(account: string, now: Instant): Promise<readonly RefusedInARow[]> {
    return this.database.query<RefusedInARow>(IN_A_ROW, [account, plusMs(now, -HOUR_MS)]);
  }
}

import { Database } from '#database';
import { ProcessRecords } from '#processes';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import type { AlertKind } from '../../domain/alert-kind.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { judgeClocks } from '../../domain/operators/judge-clocks.js';
import { judgeRefused, judgeWebhookTimes } from '../../domain/operators/judge-webhooks.js';
import type { RefusedHour } from '../../domain/operators/judge-webhooks.js';

/** Refusals are kept for ninety days; six reasons an hour are possible, one or two are usual. */
const MOST_HOURS = 4_400;

const REFUSED = `
  SELECT reason, min(minute) AS "firstAt", max(minute) AS "lastAt",
    sum(count)::float8 AS count
  FROM webhook_refusals WHERE account = $1
  GROUP BY date_trunc('hour', minute, 'UTC'), reason
  ORDER BY max(minute) DESC, reason LIMIT ${MOST_HOURS}`;

/** What does not get in, and whether that is the fault of a clock. */
@Injectable()
export class WebhookDoorSource extends AlertSource {
  readonly kinds: readonly AlertKind[] = ['signatures-refused', 'clock-off'];

  constructor(
    private readonly database: Database,
    private readonly records: ProcessRecords,
  ) {
    super();
  }

  async conditions({ account, now, rules }: AlertMoment): Promise<readonly AlertCondition[]> {
    const hours = await this.database.query<RefusedHour>(REFUSED, [account]);
    return [
      ...judgeRefused(hours, rules.refusedSignatures, now),
      ...judgeWebhookTimes(hours, rules.refusedSignatures, now),
      ...judgeClocks(await this.records.processes(), now),
    ];
  }

  /** The last of them was so long ago; of clocks nobody knows more than that they agree. */
  override proofOf(
    { kind }: Pick<AlertCondition, 'kind'>,
    { now }: AlertMoment,
  ): Promise<AlertProof | null> {
    const proof = { kind: 'none-refused-for-an-hour', id: now };
    return Promise.resolve(kind === 'signatures-refused' ? proof : null);
  }
}

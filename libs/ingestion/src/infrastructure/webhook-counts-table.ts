import type { BusinessDay, DayWindow } from '#calendar';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { ChargeEnds } from '../application/charge-ends.js';
import { WebhookCounts } from '../application/webhook-counts.js';
import type { WebhookCount } from '../application/webhook-counts.js';
import { firstInboxId } from './inbox-table-writer.js';

const CHARGES_AT_ONCE = 500;

/** Counts in the inbox, whose ids are in the order of time, and in what the log says of ends. */
@Injectable()
export class WebhookCountsTable extends WebhookCounts {
  constructor(
    private readonly database: Database,
    private readonly ends: ChargeEnds,
  ) {
    super();
  }

  async of(account: string, day: BusinessDay, window: DayWindow): Promise<WebhookCount> {
    let [charges, untold] = [0, 0];
    for await (const ids of this.chargesOf(account, day)) {
      charges += ids.length;
      untold += await this.untold(account, ids);
    }
    return { received: await this.received(account, window), charges, untold };
  }

  /** Page by page: a large day has a million. */
  private async *chargesOf(account: string, day: BusinessDay): AsyncGenerator<readonly string[]> {
    for (let after: string | undefined = ''; after !== undefined;) {
      const values: readonly unknown[] = [account, day, after, CHARGES_AT_ONCE];
      const rows: readonly { id: string }[] = await this.database.query(CHARGES_OF_DAY, values);
      if (rows.length > 0) yield rows.map(({ id }) => id);
      after = rows.at(-1)?.id;
    }
  }

  /** By the same rule as the findings: known by asking, and by no webhook in time. */
  private async untold(account: string, chargeIds: readonly string[]): Promise<number> {
    const ends = await this.ends.of(account, chargeIds);
    const missed = await this.ends.untold(account, ends);
    return new Set(missed.map(({ chargeId }) => chargeId)).size;
  }

  private async received(account: string, { from, to }: DayWindow): Promise<number> {
    const [row] = await this.database.query<{ received: number }>(
      `SELECT count(*)::integer AS received FROM inbox
       WHERE account = $1 AND id >= $2 AND id < $3`,
      [account, firstInboxId(from), firstInboxId(to)],
    );
    return row?.received ?? 0;
  }
}

const CHARGES_OF_DAY = `
  SELECT id FROM charges WHERE account = $1 AND business_day = $2 AND id > $3 ORDER BY id LIMIT $4`;

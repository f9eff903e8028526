import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';

/** When charges were last read at Opn. Operational: a read that taught nothing is no event. */
@Injectable()
export class ReadTimes {
  constructor(private readonly database: Database) {}

  async of(account: string, chargeIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
    if (chargeIds.length === 0) return new Map();
    const rows = await this.database.query<{ charge_id: string; last_read_at: Instant }>(
      `SELECT charge_id, last_read_at FROM charge_watch
       WHERE account = $1 AND charge_id = ANY($2) AND last_read_at IS NOT NULL`,
      [account, chargeIds],
    );
    return new Map(rows.map((row) => [row.charge_id, row.last_read_at]));
  }
}

import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { SweepProgress } from '../application/sweep-progress.js';
import type { SliceResult } from '../application/sweep-progress.js';

/** A row for each slice that was read, until the run is over. */
@Injectable()
export class SweepProgressTable extends SweepProgress {
  constructor(private readonly database: Database) {
    super();
  }

  of(account: string, run: string): Promise<readonly SliceResult[]> {
    return this.database.query<SliceResult>(
      `SELECT list, from_at AS "from", to_at AS "to", read_at AS "readAt", pages, count, amount,
              recorded, 0 AS unrecorded, complete, unavailable
       FROM sweep_progress WHERE account = $1 AND run = $2
       ORDER BY to_at, list`,
      [account, run],
    );
  }

  async note(account: string, run: string, result: SliceResult): Promise<void> {
    const { list, from, to, readAt, pages, count, amount, recorded } = result;
    await this.database.query(
      `INSERT INTO sweep_progress (account, run, list, from_at, to_at, read_at, pages, count,
         amount, recorded, complete, unavailable)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (account, run, list, from_at, to_at) DO UPDATE
       SET read_at = excluded.read_at, pages = excluded.pages, count = excluded.count,
         amount = excluded.amount, recorded = sweep_progress.recorded + excluded.recorded,
         complete = excluded.complete, unavailable = excluded.unavailable`,
      [
        ...[account, run, list, from, to, readAt, pages, count, amount, recorded],
        ...[result.complete, result.unavailable],
      ],
    );
  }

  async forget(account: string, run: string): Promise<void> {
    await this.database.query('DELETE FROM sweep_progress WHERE account = $1 AND run = $2', [
      account,
      run,
    ]);
  }
}

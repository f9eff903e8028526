import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';

const MAX_DAYS = 60;

/** Which days a stretch of the log bears on: those of its charges, and of what they are linked to. */
@Injectable()
export class AffectedDays {
  constructor(private readonly database: Database) {}

  /** Days touched by events after `from` up to `to`, the latest ones first; at most `MAX_DAYS`. */
  async between(account: string, from: number, to: number): Promise<readonly BusinessDay[]> {
    const rows = await this.database.query<{ day: BusinessDay }>(DAYS, [
      account,
      from,
      to,
      MAX_DAYS,
    ]);
    return rows.map(({ day }) => day);
  }

  /** Up to which position of the log somebody has looked. */
  async checkpoint(account: string, name: string): Promise<number> {
    const [row] = await this.database.query<{ position: bigint }>(
      'SELECT position FROM projection_checkpoints WHERE account = $1 AND name = $2',
      [account, name],
    );
    return Number(row?.position ?? 0n);
  }

  async moveCheckpoint(account: string, name: string, position: number): Promise<void> {
    await this.database.query(
      `INSERT INTO projection_checkpoints AS p (account, name, position) VALUES ($1, $2, $3)
       ON CONFLICT (account, name) DO UPDATE
       SET position = greatest(p.position, excluded.position), moved_at = clock_timestamp()`,
      [account, name, position],
    );
  }

  /** Days that wait for time to pass: something on them is open, or pending past its end. */
  async waiting(account: string, from: BusinessDay): Promise<readonly BusinessDay[]> {
    const rows = await this.database.query<{ day: BusinessDay }>(
      `SELECT DISTINCT e.expected_on AS day FROM expectations e
       WHERE e.account = $1 AND e.expected_on >= $2 ORDER BY day DESC LIMIT $3`,
      [account, from, MAX_DAYS],
    );
    return rows.map(({ day }) => day);
  }
}

const DAYS = `
  WITH changed AS (
    SELECT c.id, c.reference, c.business_day FROM charges c
    WHERE c.account = $1 AND c.last_position > $2 AND c.last_position <= $3
  ), stated AS (
    SELECT e.reference, e.charge_id, e.expected_on FROM expectations e
    WHERE e.account = $1 AND e.position > $2 AND e.position <= $3
  )
  SELECT day FROM (
    SELECT business_day AS day FROM changed
    UNION
    SELECT e.expected_on FROM changed c
      JOIN expectations e ON e.account = $1 AND e.reference = c.reference
    UNION
    SELECT e.expected_on FROM changed c
      JOIN expectations e ON e.account = $1 AND e.charge_id = c.id
    UNION
    SELECT expected_on FROM stated
    UNION
    SELECT c.business_day FROM stated s
      JOIN charges c ON c.account = $1 AND c.reference = s.reference
    UNION
    SELECT c.business_day FROM stated s JOIN charges c ON c.account = $1 AND c.id = s.charge_id
  ) AS days WHERE day IS NOT NULL ORDER BY day DESC LIMIT $4`;

import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import { RHYTHM_DAYS } from '../../domain/payout/payout-rhythm.js';
import { IS_LINE, RELEASED_AT, SIGNED_AMOUNT } from './released-lines.js';

/** The last transfer that took all there was to be paid out. */
export interface LastSweep {
  readonly id: string;
  readonly createdAt: Instant;
}

/**
 * Null while no schedule has made a transfer, and while one made by hand since may have swept.
 */
export async function loadLastSweep(on: Queryable, account: string): Promise<LastSweep | null> {
  const [row] = await on.query<LastSweep & { isSure: boolean }>(LAST, [account]);
  return row?.isSure === true ? { id: row.id, createdAt: row.createdAt } : null;
}

const LAST = `
  SELECT p.transfer_id AS id, p.created_at AS "createdAt",
         EXISTS (SELECT FROM transfers f WHERE f.account = $1 AND f.schedule_id IS NOT NULL)
         AND NOT EXISTS (
           SELECT FROM payout_compositions c
           WHERE c.account = $1 AND c.created_at > p.created_at
             AND c.reason IN ('transactions-not-read', 'history-incomplete')) AS "isSure"
  FROM payout_compositions p
  WHERE p.account = $1 AND p.is_sweeping
  ORDER BY p.created_at DESC, p.transfer_id DESC LIMIT 1`;

/** Days at the bank on which a schedule made a transfer, in the weeks up to the last sweep. */
export async function loadScheduledDays(
  on: Queryable,
  account: string,
  last: LastSweep,
  timeZone: string,
): Promise<readonly BusinessDay[]> {
  const values = [account, last.createdAt, RHYTHM_DAYS, timeZone];
  const rows = await on.query<{ day: BusinessDay }>(SCHEDULED, values);
  return rows.map(({ day }) => day);
}

const SCHEDULED = `
  SELECT DISTINCT (created_at AT TIME ZONE $4)::date AS day FROM transfers
  WHERE account = $1 AND schedule_id IS NOT NULL AND created_at <= $2
    AND created_at > $2::timestamptz - $3::integer * interval '1 day'
  ORDER BY 1`;

/** What became transferable since, up to an instant, less what partial transfers took of it. */
export async function transferableSince(
  on: Queryable,
  account: string,
  since: Instant,
  until: Instant,
): Promise<bigint> {
  const [row] = await on.query<{ sum: bigint }>(TRANSFERABLE, [account, since, until]);
  return row?.sum ?? 0n;
}

const TRANSFERABLE = `
  SELECT (coalesce((SELECT sum(${SIGNED_AMOUNT}) FROM balance_transactions t
                    WHERE t.account = $1 AND ${IS_LINE}
                      AND ${RELEASED_AT} > $2 AND ${RELEASED_AT} <= $3), 0)
    - coalesce((SELECT sum(f.amount) FROM transfers f
                JOIN payout_compositions p ON p.account = $1 AND p.transfer_id = f.id
                WHERE f.account = $1 AND f.created_at > $2 AND f.created_at <= $3
                  AND p.reason = 'partial' AND f.currency = '${BOOKED_CURRENCY}'), 0)
  )::bigint AS sum`;

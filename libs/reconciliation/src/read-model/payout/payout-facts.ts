import type { AccountSettings } from '#accounts';
import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import type { TransferStatus } from '#payouts';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import type { PayoutFacts, PayoutOpening } from '../../domain/payout/payout-facts.js';
import { RELEASED_AT, SIGNED_AMOUNT } from './released-lines.js';

export const openingInstant = ({ openingDay, days }: AccountSettings): Instant | null =>
  openingDay === null ? null : dayWindow(openingDay, days).from;

/**
 * What could be paid out when the books began: the opening balance, less what was on hold of it.
 * That is released later, and is a line of its own then.
 */
export async function loadOpening(
  on: Queryable,
  account: string,
  settings: AccountSettings,
): Promise<PayoutOpening | null> {
  const at = openingInstant(settings);
  if (at === null) return null;
  const [row] = await on.query<{ held: Satang }>(HELD_AT, [account, at]);
  return { at, transferable: satang(settings.openingBalance - (row?.held ?? 0n)) };
}

/** Created before, released at or after: on hold in between. */
const HELD_AT = `
  SELECT coalesce(sum(${SIGNED_AMOUNT}), 0)::bigint AS held FROM balance_transactions t
  WHERE t.account = $1 AND t.created_at < $2 AND ${RELEASED_AT} >= $2
    AND t.currency = '${BOOKED_CURRENCY}'`;

/** The last transfer before an instant that certainly swept, whatever is learned of others. */
export async function lastCertainSweep(
  on: Queryable,
  account: string,
  before: Instant,
): Promise<Instant | null> {
  const [row] = await on.query<{ at: Instant }>(LAST_SWEEP, [account, before]);
  return row?.at ?? null;
}

/** An instant at which two were created is none to begin from. */
const LAST_SWEEP = `
  SELECT created_at AS at FROM transfers f
  WHERE account = $1 AND created_at < $2 AND currency = '${BOOKED_CURRENCY}'
    AND schedule_id IS NOT NULL
    AND (status NOT IN ('failed', 'destroyed') OR EXISTS (
      SELECT FROM balance_transactions t
      WHERE t.account = $1 AND t.origin_id = f.id AND t.direction = 'debit'))
  ORDER BY created_at DESC, id DESC LIMIT 1`;

interface FactsRow {
  readonly id: string;
  readonly status: TransferStatus;
  readonly amount: Satang;
  readonly createdAt: Instant;
  readonly isScheduled: boolean;
  readonly wasDebited: boolean;
  readonly count: number;
  readonly sum: Satang;
}

/** The end of a day, and up to where of the log its facts are looked at. */
export interface DayEnd {
  readonly day: BusinessDay;
  readonly end: Instant;
  readonly position: number;
}

/**
 * Transfers created after an instant (null: all), with what was released before each. `asAt`: only
 * those created before that end, with what had become of them by then; null: as they stand.
 */
export async function loadPayouts(
  on: Queryable,
  account: string,
  after: Instant | null,
  asAt: Pick<DayEnd, 'end' | 'position'> | null,
): Promise<readonly PayoutFacts[]> {
  const rows = await on.query<FactsRow>(PAYOUTS, [
    ...[account, after],
    ...[asAt?.end ?? null, asAt?.position ?? null],
  ]);
  return rows.map(({ count, sum, ...facts }) => ({ ...facts, released: { count, sum } }));
}

const PAYOUTS = `
  SELECT f.id, f.amount, f.created_at AS "createdAt",
         CASE WHEN f.ended_at >= $3 THEN 'sent' ELSE f.status END AS status,
         f.schedule_id IS NOT NULL AS "isScheduled",
         EXISTS (SELECT FROM balance_transactions t
                 WHERE t.account = $1 AND t.origin_id = f.id AND t.direction = 'debit'
                   AND t.created_at < coalesce($3::timestamptz, 'infinity')
         ) AS "wasDebited",
         p.released_count AS count, p.released_sum AS sum
  FROM transfers f
  JOIN payout_compositions p ON p.account = $1 AND p.transfer_id = f.id
  WHERE f.account = $1 AND f.currency = '${BOOKED_CURRENCY}'
    AND f.created_at > coalesce($2::timestamptz, '-infinity')
    AND f.created_at < coalesce($3::timestamptz, 'infinity')
    AND f.first_position <= coalesce($4::bigint, f.first_position)
  ORDER BY f.created_at, f.id`;

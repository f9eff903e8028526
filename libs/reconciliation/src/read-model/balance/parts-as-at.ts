import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { negated } from '#money';
import type { Satang } from '#money';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import type { DayEnd } from '../payout/payout-facts.js';
import type { PayoutsOfDay } from '../payout/payouts-as-at.js';
import { ORIGIN_DAY, ORIGINS } from '../payout/payout-window.js';
import { IS_LINE, RELEASED_AT, SIGNED_AMOUNT } from '../payout/released-lines.js';

/** Opn holds for days; what is held for longer shows as unexplained. */
const HELD_WITHIN_DAYS = 31;

/** Money at Opn that came from one day; null: of no day. */
export interface HeldAtOpn {
  readonly part: 'on-hold' | 'transferable';
  readonly originDay: BusinessDay | null;
  readonly count: number;
  readonly amount: Satang;
  /** The first day on which some of it can be paid out; null if unknown. */
  readonly releaseOn: BusinessDay | null;
}

/**
 * What Opn held when a day ended: lines on hold, and those that the next transfer would take, by
 * the day they came from. What partial transfers took of them is of no day.
 */
export async function loadHeldAtOpn(
  on: Queryable,
  account: string,
  { left, openingAt }: Pick<PayoutsOfDay, 'left' | 'openingAt'>,
  { day, end, position, timeZone }: DayEnd & { readonly timeZone: string },
): Promise<readonly HeldAtOpn[]> {
  const common = [account, end, day, position, timeZone, openingAt];
  const onHold = await on.query<HeldAtOpn>(ON_HOLD, [...common, HELD_WITHIN_DAYS]);
  const released = await on.query<HeldAtOpn>(TRANSFERABLE, [...common, left.after]);
  const partial = left.taken === 0n ? [] : [ofNoDay(negated(left.taken))];
  const opening = left.opening === null ? [] : [ofNoDay(left.opening)];
  return [...onHold, ...opening, ...released, ...partial];
}

const ofNoDay = (amount: Satang): HeldAtOpn => ({
  ...{ part: 'transferable', originDay: null, count: 1, amount, releaseOn: null },
});

/** What Opn said last that it keeps back, before an instant; null if it said nothing. */
export async function loadReserveAt(
  on: Queryable,
  account: string,
  end: Instant,
  position: number,
): Promise<Satang | null> {
  const [row] = await on.query<{ reserve: Satang }>(RESERVE, [account, end, position]);
  return row?.reserve ?? null;
}

const GROUPED = `
  ${ORIGIN_DAY} AS "originDay", count(*)::integer AS count,
  sum(${SIGNED_AMOUNT})::bigint AS amount,
  min((${RELEASED_AT} AT TIME ZONE $5)::date) AS "releaseOn"
  FROM balance_transactions t ${ORIGINS}
  WHERE t.account = $1 AND ${IS_LINE} AND t.business_day <= $3 AND t.first_position <= $4
    AND ${RELEASED_AT} >= coalesce($6::timestamptz, '-infinity')`;

const ON_HOLD = `
  SELECT 'on-hold' AS part, ${GROUPED} AND t.created_at < $2 AND ${RELEASED_AT} >= $2
    AND ${RELEASED_AT} < $2::timestamptz + $7::integer * interval '1 day'
  GROUP BY 2 ORDER BY 2`;

const TRANSFERABLE = `
  SELECT 'transferable' AS part, ${GROUPED} AND ${RELEASED_AT} < $2
    AND ${RELEASED_AT} > coalesce($7::timestamptz, '-infinity')
  GROUP BY 2 ORDER BY 2`;

const RESERVE = `
  SELECT reserve FROM balance_observations
  WHERE account = $1 AND observed_at < $2 AND position <= $3 AND currency = '${BOOKED_CURRENCY}'
  ORDER BY observed_at DESC, position DESC LIMIT 1`;

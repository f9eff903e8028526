import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { PartOfDay } from '../../domain/balance/balance-walk.js';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import { ORIGIN_DAY, ORIGINS } from '../payout/payout-window.js';
import { IS_LINE, RELEASED_AT, SIGNED_AMOUNT } from '../payout/released-lines.js';

/** Opn credits a payment within days; what is older shows as what no day explains. */
const CREDITED_WITHIN_DAYS = 45;

/** Opn holds for days; what is held for longer shows as what no day explains. */
const HELD_WITHIN_DAYS = 31;

/** The last moment of a day, and where its calendar is from. */
export interface EndOfDay {
  readonly day: BusinessDay;
  readonly end: Instant;
  readonly timeZone: string;
}

/** What is known of each part at the end of a day, by the day on which the money came up. */
export async function loadParts(
  on: Queryable,
  account: string,
  { day, end, timeZone }: EndOfDay,
): Promise<readonly PartOfDay[]> {
  const read = (sql: string, ...values: readonly unknown[]) =>
    on.query<PartOfDay>(sql, [account, ...values]);
  return [
    ...(await read(UNCREDITED, day, end, CREDITED_WITHIN_DAYS)),
    ...(await read(ON_HOLD, end, HELD_WITHIN_DAYS, timeZone)),
    ...(await read(TRANSFERABLE, end)),
    ...(await read(TAKEN, end)),
  ];
}

/** What Opn keeps back, by its own last word before the day ended; the books know of none. */
export async function loadReserve(
  on: Queryable,
  account: string,
  end: Instant,
): Promise<readonly PartOfDay[]> {
  const [row] = await on.query<{ reserve: Satang }>(RESERVE, [account, end]);
  if (!row || row.reserve === 0n) return [];
  const { reserve: amount } = row;
  return [{ part: 'reserve', originDay: null, count: 0, amount, releaseOn: null }];
}

const UNCREDITED = `
  SELECT 'not-yet-credited' AS part, c.business_day AS "originDay", count(*)::integer AS count,
         sum(c.net)::bigint AS amount, NULL::date AS "releaseOn"
  FROM charges c
  WHERE c.account = $1 AND c.business_day BETWEEN $2::date - $4::integer AND $2
    AND c.status = 'completed' AND c.gross_currency = '${BOOKED_CURRENCY}'
    AND NOT EXISTS (SELECT FROM balance_transactions t
                    WHERE t.account = $1 AND t.origin_id = c.id AND t.created_at < $3)
  GROUP BY 2 ORDER BY 2`;

const ON_HOLD = `
  SELECT 'on-hold' AS part, ${ORIGIN_DAY} AS "originDay", count(*)::integer AS count,
         sum(${SIGNED_AMOUNT})::bigint AS amount,
         min((${RELEASED_AT} AT TIME ZONE $4)::date) AS "releaseOn"
  FROM balance_transactions t ${ORIGINS}
  WHERE t.account = $1 AND ${IS_LINE} AND t.created_at < $2
    AND ${RELEASED_AT} >= $2
    AND ${RELEASED_AT} < $2::timestamptz + $3::integer * interval '1 day'
  GROUP BY 2 ORDER BY 2`;

const LAST_SWEEP = `
  SELECT max(created_at) FROM payout_compositions
  WHERE account = $1 AND is_sweeping AND created_at < $2`;

/** Since the last sweeping transfer; before the first one, all there is is of no day. */
const TRANSFERABLE = `
  SELECT 'transferable' AS part, ${ORIGIN_DAY} AS "originDay", count(*)::integer AS count,
         sum(${SIGNED_AMOUNT})::bigint AS amount, NULL::date AS "releaseOn"
  FROM balance_transactions t ${ORIGINS}
  WHERE t.account = $1 AND ${IS_LINE}
    AND ${RELEASED_AT} > (${LAST_SWEEP}) AND ${RELEASED_AT} < $2
  GROUP BY 2 ORDER BY 2`;

/** Nobody can say of which day the money was that partial transfers took. */
const TAKEN = `
  SELECT 'transferable' AS part, NULL::date AS "originDay", count(*)::integer AS count,
         -sum(f.amount)::bigint AS amount, NULL::date AS "releaseOn"
  FROM payout_compositions p JOIN transfers f ON f.account = $1 AND f.id = p.transfer_id
  WHERE p.account = $1 AND p.reason = 'partial' AND p.created_at < $2
    AND p.created_at > (${LAST_SWEEP})
  HAVING count(*) > 0`;

const RESERVE = `
  SELECT reserve FROM balance_observations
  WHERE account = $1 AND observed_at < $2 AND currency = '${BOOKED_CURRENCY}'
  ORDER BY observed_at DESC LIMIT 1`;

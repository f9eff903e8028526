import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Audience } from '#notifications';
import type { SideLine, SideLineName } from '../domain/digest/digest-content.js';

interface Row {
  readonly name: SideLineName;
  readonly count: number;
  readonly amount: Satang | null;
}

/** Days of which nothing was told yet, and since when something may have been found or settled. */
export interface SideSpan {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly since: Instant;
}

/** Of what was settled since the last digest, days that are not longer past. */
const DAYS_BACK = 40;

/** What an audience is never told on its own. */
export async function sideLines(
  on: Queryable,
  account: string,
  audience: Audience,
  { from, to, since }: SideSpan,
): Promise<readonly SideLine[]> {
  const rows =
    audience === 'finance'
      ? await on.query<Row>(OF_FINANCE, [account, from, to, since, DAYS_BACK])
      : await on.query<Row>(OF_OPERATORS, [account, since]);
  return rows.map((row) => ({ ...row, audience }));
}

/** $1 account, $2 first day, $3 last day, $4 since, $5 days back. */
const OF_FINANCE = `
  WITH of_days AS (
    SELECT code, subject_kind, count, amount FROM breaks
    WHERE account = $1 AND day BETWEEN $2::date AND $3::date AND cleared_at IS NULL
  ), paid AS (
    SELECT status FROM charges
    WHERE account = $1 AND business_day BETWEEN $2::date AND $3::date
      AND payment_method = 'promptpay'
  )
  SELECT 'unpaid-orders' AS name, count(*)::int AS count, abs(sum(amount))::bigint AS amount
  FROM of_days WHERE code = 'RECEIPT_UNPAID'
  UNION ALL SELECT 'expired-codes', count(*)::int, NULL FROM paid WHERE status = 'expired'
  UNION ALL SELECT 'failed-payments', count(*)::int, NULL FROM paid WHERE status = 'failed'
  UNION ALL
  SELECT 'one-satang-differences', coalesce(sum(count), 0)::int, NULL FROM of_days
  WHERE code IN ('FEE_VARIANCE', 'VAT_VARIANCE') AND subject_kind = 'day'
  UNION ALL
  SELECT 'cleared-before-due', count(*)::int, sum(abs(amount))::bigint FROM breaks
  WHERE account = $1 AND day > $3::date - $5::int AND cleared_at > $4
    AND cleared_at < due_on::timestamp AT TIME ZONE 'UTC'`;

/** $1 account, $2 since. */
const OF_OPERATORS = `
  SELECT name, count(code)::int AS count, NULL::bigint AS amount
  FROM (VALUES ('webhooks-caught-up-with', 'WEBHOOK_MISSED'), ('new-fields', 'SCHEMA_DRIFT'))
    AS lines (name, of_code)
  LEFT JOIN findings ON account = $1 AND code = of_code AND found_at > $2
  GROUP BY name ORDER BY name`;

import { addDays, businessDayOf } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { LogSpan } from './scope-judge.js';

/** The most that one sweep has judged again. */
const MAX_DAYS_SWEPT = 60;

interface Swept {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Days whose credits may be judged otherwise after events of a span: of charges whose transactions
 * came or changed, or that Opn shows refunds of; of transactions without a known origin; and those
 * whose transactions were only read now.
 */
export async function creditedDays(
  on: Queryable,
  account: string,
  { from, to }: LogSpan,
  rules: DayRules,
): Promise<readonly BusinessDay[]> {
  const days = await on.query<{ day: BusinessDay | null }>(CREDITED, [account, from, to]);
  const swept = await on.query<Swept>(SWEPT, [account, from, to]);
  return [
    ...days.flatMap(({ day }) => day ?? []),
    ...swept.flatMap((window) => daysLookedBackTo(window, rules)),
  ];
}

function daysLookedBackTo({ from, to }: Swept, rules: DayRules): readonly BusinessDay[] {
  const last = businessDayOf(to, rules);
  const days: BusinessDay[] = [];
  for (let day = businessDayOf(from, rules); day <= last; day = addDays(day, 1)) days.push(day);
  return days.slice(-MAX_DAYS_SWEPT);
}

const ORIGINS = ['charges', 'transfers', 'tax_receipts', 'refunds'] as const;

/** Of origins that became known after their transactions. */
const ORIGIN_LEARNED = ORIGINS.map(
  (table) => `
  SELECT t.business_day FROM ${table} o
  JOIN balance_transactions t ON t.account = $1 AND t.origin_id = o.id
  WHERE o.account = $1 AND o.first_position > $2 AND o.last_position > $2
    AND o.first_position <= $3`,
).join(' UNION ');

const CREDITED = `
  SELECT c.business_day AS day FROM balance_transactions t
  JOIN charges c ON c.account = $1 AND c.id = t.origin_id
  WHERE t.account = $1 AND t.last_position > $2 AND t.last_position <= $3
  UNION
  SELECT t.business_day FROM balance_transactions t
  WHERE t.account = $1 AND t.last_position > $2 AND t.last_position <= $3
  UNION
  SELECT c.business_day FROM events e
  JOIN charges c ON c.account = $1 AND c.id = e.data #>> '{before,originId}'
  WHERE e.account = $1 AND e.position > $2 AND e.position <= $3
    AND e.type = 'balance-transaction.amended'
  UNION
  SELECT c.business_day FROM refunds f
  JOIN charges c ON c.account = $1 AND c.id = f.charge_id
  WHERE f.account = $1 AND f.last_position > $2 AND f.last_position <= $3
  UNION ${ORIGIN_LEARNED}`;

/** Of older days: the last ones are judged again and again by the mere passing of time. */
const SWEPT = `
  SELECT (data ->> 'from')::timestamptz AS "from", (data ->> 'to')::timestamptz AS "to" FROM events
  WHERE account = $1 AND position > $2 AND position <= $3 AND type = 'sweep.completed'
    AND data ->> 'list' = 'transactions' AND (data ->> 'complete')::boolean
    AND recorded_at - (data ->> 'from')::timestamptz > interval '3 days'`;

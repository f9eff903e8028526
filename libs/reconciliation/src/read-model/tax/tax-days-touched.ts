import type { BusinessDay } from '#calendar';
import type { LogSpan } from '../scope-judge.js';
import type { TaxView } from './fees-of-days.js';

/** The most days that one reading of the receipts has judged again. */
const MAX_DAYS_READ = 60;

/**
 * Calendar days whose fees, receipts or adjustments events of a span changed; and those without a
 * receipt, if the list of receipts was read in it.
 */
export async function taxDaysTouched(
  { on, account }: TaxView,
  { from, to }: LogSpan,
): Promise<readonly BusinessDay[]> {
  const rows = await on.query<{ day: BusinessDay | null }>(TOUCHED, [account, from, to]);
  const waiting = await on.query<{ day: BusinessDay }>(WITHOUT_RECEIPT, [
    ...[account, from, to],
    MAX_DAYS_READ,
  ]);
  return [...new Set([...rows, ...waiting].flatMap(({ day }) => day ?? []))].sort();
}

const dayOf = (column: string): string => `(${column} AT TIME ZONE 'Asia/Bangkok')::date`;
const inSpan = (column: string): string => `${column} > $2 AND ${column} <= $3`;

const TOUCHED = `
  SELECT DISTINCT ${dayOf('paid_at')} AS day FROM charges
  WHERE account = $1 AND ${inSpan('last_position')} AND paid_at IS NOT NULL
  UNION
  SELECT ${dayOf('ended_at')} FROM charges
  WHERE account = $1 AND ${inSpan('last_position')} AND status = 'reversed'
  UNION
  SELECT ${dayOf(`(data ->> 'paidAt')::timestamptz`)} FROM events
  WHERE account = $1 AND ${inSpan('position')} AND type = 'charge.amended'
    AND data ->> 'paidAtAfter' IS NOT NULL
  UNION
  SELECT ${dayOf('created_at')} FROM balance_transactions
  WHERE account = $1 AND ${inSpan('last_position')} AND origin = 'transfer'
  UNION
  SELECT r.issued_on FROM balance_transactions t
  JOIN tax_receipts r ON r.account = $1 AND r.id = t.origin_id
  WHERE t.account = $1 AND ${inSpan('t.last_position')}
  UNION
  SELECT ${dayOf('b.created_at')} FROM transfers t
  JOIN balance_transactions b ON b.account = $1 AND b.origin_id = t.id
  WHERE t.account = $1 AND ${inSpan('t.last_position')}
  UNION
  SELECT ${dayOf('at')} FROM transfers t, unnest(ARRAY[t.paid_at, t.ended_at]) AS at
  WHERE t.account = $1 AND ${inSpan('t.last_position')}
  UNION
  SELECT issued_on FROM tax_receipts WHERE account = $1 AND ${inSpan('last_position')}
  UNION
  SELECT (data #>> '{before,issuedOn}')::date FROM events
  WHERE account = $1 AND ${inSpan('position')} AND type = 'tax-receipt.amended'`;

const WITHOUT_RECEIPT = `
  SELECT DISTINCT day::date AS day FROM events e, generate_series(
    ${dayOf(`(e.data ->> 'from')::timestamptz`)}, ${dayOf(`(e.data ->> 'to')::timestamptz`)},
    interval '1 day') AS day
  WHERE e.account = $1 AND ${inSpan('e.position')} AND e.type = 'sweep.completed'
    AND e.data ->> 'list' = 'receipts' AND (e.data ->> 'complete')::boolean
    AND NOT EXISTS (
      SELECT FROM tax_receipts r WHERE r.account = $1 AND r.issued_on = day::date)
  ORDER BY day DESC LIMIT $4`;

import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';

/**
 * Days of orders whose money was given back by events after `from` up to `to`, or whose return the
 * bank may have shown since.
 */
export async function returnedDays(
  on: Queryable,
  account: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly BusinessDay[]> {
  const rows = await on.query<{ day: BusinessDay }>(RETURNED_DAYS, [account, from, to]);
  return rows.map(({ day }) => day);
}

const RETURNED_DAYS = `
  WITH touched AS (
    SELECT reference FROM returns
    WHERE account = $1 AND (position > $2 AND position <= $3
      OR EXISTS (SELECT FROM bank_lines l
                 WHERE l.account = $1 AND l.kind = 'return'
                   AND l.last_position > $2 AND l.last_position <= $3))
  )
  SELECT e.expected_on AS day FROM expectations e
  JOIN touched t ON t.reference = e.reference WHERE e.account = $1
  UNION
  SELECT c.business_day FROM charges c
  JOIN touched t ON t.reference IN (c.reference, c.id)
  WHERE c.account = $1 AND c.business_day IS NOT NULL`;

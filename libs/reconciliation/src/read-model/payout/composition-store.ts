import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import type { Composition } from '../../domain/payout/payout-facts.js';

/** When the first transfer of the books was created that waits for what was not read. */
export async function firstUnread(
  on: Queryable,
  account: string,
  openingAt: Instant | null,
): Promise<Instant | null> {
  const [row] = await on.query<{ at: Instant | null }>(
    `SELECT min(created_at) AS at FROM payout_compositions
     WHERE account = $1 AND reason IN ('transactions-not-read', 'history-incomplete')
       AND created_at >= coalesce($2::timestamptz, '-infinity')`,
    [account, openingAt],
  );
  return row?.at ?? null;
}

/** Keeps what has changed, and notes at which position it did. */
export async function keepCompositions(
  on: Queryable,
  account: string,
  compositions: readonly Composition[],
  position: number,
): Promise<void> {
  if (compositions.length === 0) return;
  await on.query(KEEP, [account, JSON.stringify(compositions.map(rowOf)), position]);
}

/** A transfer in another currency takes nothing from the balance that the books keep. */
export async function keepForeign(on: Queryable, account: string, position: number): Promise<void> {
  await on.query(
    `UPDATE payout_compositions p SET reason = 'foreign-currency', changed_position = $2
     FROM transfers f
     WHERE p.account = $1 AND f.account = $1 AND f.id = p.transfer_id
       AND f.currency <> '${BOOKED_CURRENCY}' AND p.reason IS DISTINCT FROM 'foreign-currency'`,
    [account, position],
  );
}

const KEEP = `
  UPDATE payout_compositions p
  SET is_sweeping = r.is_sweeping, reason = r.reason, after_at = r.after_at,
      opening = r.opening, count = r.count, sum = r.sum, taken = r.taken, changed_position = $3
  FROM jsonb_to_recordset($2::jsonb) AS r (id text, is_sweeping boolean, reason text,
    after_at timestamptz, opening bigint, count integer, sum bigint, taken bigint)
  WHERE p.account = $1 AND p.transfer_id = r.id
    AND (p.is_sweeping, p.reason, p.after_at, p.opening, p.count, p.sum, p.taken)
      IS DISTINCT FROM
        (r.is_sweeping, r.reason, r.after_at, r.opening, r.count, r.sum, r.taken)`;

const rowOf = ({ id, isSweeping, reason, after, opening, lines, taken }: Composition) => ({
  id,
  is_sweeping: isSweeping,
  reason,
  after_at: after,
  opening: opening?.toString() ?? null,
  count: lines.count,
  sum: lines.sum.toString(),
  taken: taken.toString(),
});

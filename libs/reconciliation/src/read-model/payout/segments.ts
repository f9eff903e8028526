import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { BOOKED_CURRENCY } from '../../domain/facts.js';
import type { LogSpan } from '../scope-judge.js';
import { IS_LINE, RELEASED_AT, SIGNED_AMOUNT } from './released-lines.js';

/** What a stretch of the log, or time, changed of the account's transfers. */
export interface Touched {
  /** Whose lines are to be added up anew. */
  readonly segments: readonly string[];
  /** When the first transfer was created of which anything changed; null: none did. */
  readonly from: Instant | null;
}

/** Which transfers new facts bear on: by what they release, and by what they say of transfers. */
export async function touchedBy(
  on: Queryable,
  account: string,
  { from, to }: LogSpan,
): Promise<Touched> {
  const values = [account, from, to];
  const transfers = await on.query<TouchedTransfer>(TOUCHED_TRANSFERS, values);
  const releases = await on.query<TouchedTransfer>(TOUCHED_BY_RELEASE, values);
  const all = [...transfers, ...releases];
  const times = all.map(({ created_at }) => created_at).sort(inTime);
  return { segments: [...new Set(all.map(({ id }) => id))], from: times[0] ?? null };
}

const inTime = (left: Instant, right: Instant): number => Date.parse(left) - Date.parse(right);

interface TouchedTransfer {
  readonly id: string;
  readonly created_at: Instant;
}

/** A transfer that is new parts the stretch of the one after it. */
const TOUCHED_TRANSFERS = `
  WITH changed AS (
    SELECT id, created_at FROM transfers
    WHERE account = $1 AND last_position > $2 AND last_position <= $3
    UNION
    SELECT f.id, f.created_at
    FROM balance_transactions t JOIN transfers f ON f.account = $1 AND f.id = t.origin_id
    WHERE t.account = $1 AND t.last_position > $2 AND t.last_position <= $3
      AND t.origin = 'transfer'
  )
  SELECT id, created_at FROM changed
  UNION
  SELECT n.id, n.created_at FROM changed c CROSS JOIN LATERAL (
    SELECT id, created_at FROM transfers n
    WHERE n.account = $1 AND (n.created_at, n.id) > (c.created_at, c.id)
      AND n.currency = '${BOOKED_CURRENCY}'
    ORDER BY n.created_at, n.id LIMIT 1) n`;

/** The books know only how a transaction is: how it was is in the event that changed it. */
const TOUCHED_BY_RELEASE = `
  WITH released AS (
    SELECT DISTINCT ${RELEASED_AT} AS at FROM balance_transactions t
    WHERE t.account = $1 AND t.last_position > $2 AND t.last_position <= $3
    UNION
    SELECT greatest((data #>> '{before,transferableAt}')::timestamptz,
                    (data #>> '{before,createdAt}')::timestamptz)
    FROM events
    WHERE account = $1 AND position > $2 AND position <= $3
      AND type = 'balance-transaction.amended'
  )
  SELECT DISTINCT n.id, n.created_at
  FROM released r CROSS JOIN LATERAL (
    SELECT id, created_at FROM transfers n
    WHERE n.account = $1 AND n.created_at >= r.at AND n.currency = '${BOOKED_CURRENCY}'
    ORDER BY n.created_at, n.id LIMIT 1) n`;

/**
 * Adds up what became transferable after the transfer before each of these, up to its creation;
 * with an opening ($3), nothing that was released before it.
 */
export async function addUpSegments(
  on: Queryable,
  account: string,
  transferIds: readonly string[],
  openingAt: Instant | null,
  position: number,
): Promise<void> {
  if (transferIds.length === 0) return;
  await on.query(ADD_UP, [account, transferIds, openingAt, position]);
}

const ADD_UP = `
  INSERT INTO payout_compositions AS p
    (account, transfer_id, created_at, released_count, released_sum, changed_position)
  SELECT $1, f.id, f.created_at, s.count, s.sum, $4
  FROM transfers f
  LEFT JOIN LATERAL (
    SELECT b.created_at FROM transfers b
    WHERE b.account = $1 AND (b.created_at, b.id) < (f.created_at, f.id)
      AND b.currency = '${BOOKED_CURRENCY}'
    ORDER BY b.created_at DESC, b.id DESC LIMIT 1
  ) AS before ON true
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS count, coalesce(sum(${SIGNED_AMOUNT}), 0)::bigint AS sum
    FROM balance_transactions t
    WHERE t.account = $1 AND ${IS_LINE} AND ${RELEASED_AT} <= f.created_at
      AND ${RELEASED_AT} > coalesce(before.created_at, '-infinity')
      AND ${RELEASED_AT} >= coalesce($3::timestamptz, '-infinity')
      AND f.currency = '${BOOKED_CURRENCY}'
  ) AS s
  WHERE f.account = $1 AND f.id = ANY($2::text[])
  ON CONFLICT (account, transfer_id) DO UPDATE
  SET created_at = excluded.created_at, released_count = excluded.released_count,
      released_sum = excluded.released_sum`;

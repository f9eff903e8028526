import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { DigestOf } from '../domain/digest/digest-notification.js';

/**
 * When the digest before a day was made; null: there was none. One that a wrong clock made in what
 * is the future by now says nothing.
 */
export async function lastDigestAt(
  on: Queryable,
  { account, audience, day }: DigestOf,
  now: Instant,
): Promise<Instant | null> {
  const [row] = await on.query<{ made_at: Instant }>(
    `SELECT made_at FROM alert_digests
     WHERE account = $1 AND audience = $2 AND day < $3::date AND made_at <= $4
     ORDER BY day DESC LIMIT 1`,
    [account, audience, day, now],
  );
  return row?.made_at ?? null;
}

/** Made so much later than now, it was by a clock that was wrong, and the day has none yet. */
const AHEAD = "interval '1 hour'";

/**
 * Makes it this one's to make, who has the cursor of telling locked; null: it was made. `again`:
 * by a clock that was ahead, of what was then.
 */
export async function beginDigest(
  on: Queryable,
  of: DigestOf,
  now: Instant,
): Promise<'first' | 'again' | null> {
  const [begun] = await on.query<{ again: boolean }>(
    `WITH before AS (
       SELECT made_at FROM alert_digests WHERE account = $1 AND audience = $2 AND day = $3::date
     )
     INSERT INTO alert_digests AS d (account, audience, day, made_at) VALUES ($1, $2, $3::date, $4)
     ON CONFLICT (account, audience, day) DO UPDATE SET made_at = $4
     WHERE d.made_at > $4::timestamptz + ${AHEAD}
     RETURNING EXISTS (SELECT FROM before) AS again`,
    [of.account, of.audience, of.day, now],
  );
  if (begun === undefined) return null;
  return begun.again ? 'again' : 'first';
}

/** Asked before anything else: after its hour, a day's digests are made in one look. */
export async function digestsMade(
  on: Queryable,
  account: string,
  day: BusinessDay,
  now: Instant,
): Promise<number> {
  const rows = await on.query(
    `SELECT audience FROM alert_digests
     WHERE account = $1 AND day = $2::date AND made_at <= $3::timestamptz + ${AHEAD}`,
    [account, day, now],
  );
  return rows.length;
}

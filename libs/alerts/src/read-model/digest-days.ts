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

/** Whether this is the first time, and the one to make it. */
export async function beginDigest(on: Queryable, of: DigestOf, now: Instant): Promise<boolean> {
  const rows = await on.query(
    `INSERT INTO alert_digests (account, audience, day, made_at) VALUES ($1, $2, $3::date, $4)
     ON CONFLICT DO NOTHING RETURNING day`,
    [of.account, of.audience, of.day, now],
  );
  return rows.length > 0;
}

/** Asked before anything else: after its hour, a day's digests are made in one look. */
export async function digestsMade(
  on: Queryable,
  account: string,
  day: BusinessDay,
): Promise<number> {
  const rows = await on.query(
    'SELECT audience FROM alert_digests WHERE account = $1 AND day = $2::date',
    [account, day],
  );
  return rows.length;
}

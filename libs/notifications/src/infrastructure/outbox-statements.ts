/** $1 account, $2 key, $3 kind, $4 audience, $5 severity, $6 content, $7 created, $8 channels. */
export const PUT = `
  WITH put AS (
    INSERT INTO notifications (account, key, kind, audience, severity, content, created_at)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7) ON CONFLICT (account, key) DO NOTHING
    RETURNING account, key
  ), deliveries AS (
    INSERT INTO notification_deliveries
      (account, key, channel, state, attempts, queued_at, next_attempt_at)
    SELECT put.account, put.key, channel, 'waiting', 0, $7, $7
    FROM put, unnest($8::text[]) AS channel
  )
  SELECT key FROM put`;

/**
 * $1 account, $2 channel, $3 now, $4 how far ahead a try is ever planned, $5 for how many
 * milliseconds a claim holds, $6 limit, $7 claim. What is planned or claimed for later than that
 * was written by a clock that has jumped since. Claims go by the clock of the database: those of
 * two workers never show the same time, and a delivery must not be in the hands of both.
 */
export const CLAIM = `
  WITH due AS (
    SELECT key FROM notification_deliveries
    WHERE account = $1 AND channel = $2 AND state = 'waiting'
      AND (next_attempt_at <= $3 OR next_attempt_at > $4)
      AND (claimed_until IS NULL OR claimed_until <= clock_timestamp()
        OR claimed_until > clock_timestamp() + $5 * interval '1 millisecond')
    ORDER BY next_attempt_at, key LIMIT $6 FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE notification_deliveries d
    SET attempts = attempts + 1, claim = $7,
        claimed_until = clock_timestamp() + $5 * interval '1 millisecond',
        first_tried_at = coalesce(first_tried_at, $3)
    FROM due WHERE d.account = $1 AND d.channel = $2 AND d.key = due.key
    RETURNING d.key, d.attempts, d.first_tried_at
  )
  SELECT n.account, n.key, n.kind, n.audience, n.severity, n.content, n.created_at,
    claimed.attempts, claimed.first_tried_at
  FROM claimed JOIN notifications n ON n.account = $1 AND n.key = claimed.key
  ORDER BY n.created_at, n.key`;

/**
 * $1 account, $2 key, $3 channel, $4 claim, $5 state, $6 next try, $7 error, $8 delivered at. A
 * failure is told by whoever has the claim; what arrived has arrived, whoever sent it.
 */
export const SETTLE = `
  UPDATE notification_deliveries
  SET state = $5, next_attempt_at = $6, last_error = coalesce($7, last_error), delivered_at = $8,
      claim = NULL, claimed_until = NULL
  WHERE account = $1 AND key = $2 AND channel = $3
    AND (claim = $4 OR $5 = 'delivered') AND state <> 'delivered'`;

/** $1 account, $2 channels that are configured, $3 queued before, $4 why. */
export const ABANDONED = `
  UPDATE notification_deliveries SET state = 'given_up', last_error = $4
  WHERE account = $1 AND state = 'waiting' AND channel <> ALL ($2::text[]) AND queued_at < $3
  RETURNING key`;

/** $1 account, $2 created before, $3 limit. */
export const FORGET = `
  WITH old AS (
    SELECT key FROM notifications n
    WHERE account = $1 AND created_at < $2
      AND NOT EXISTS (SELECT FROM notification_deliveries d
                      WHERE d.account = $1 AND d.key = n.key AND d.state = 'waiting')
    ORDER BY created_at, key LIMIT $3
  ), delivered AS (
    DELETE FROM notification_deliveries d USING old WHERE d.account = $1 AND d.key = old.key
  )
  DELETE FROM notifications n USING old WHERE n.account = $1 AND n.key = old.key
  RETURNING n.key`;

/** $1 account, $2 key, $3 channels, $4 now. */
export const REDELIVER = `
  INSERT INTO notification_deliveries AS d
    (account, key, channel, state, attempts, queued_at, next_attempt_at)
  SELECT $1, $2, channel, 'waiting', 0, $4, $4 FROM unnest($3::text[]) AS channel
  ON CONFLICT (account, key, channel) DO UPDATE
  SET state = 'waiting', attempts = 0, queued_at = $4, next_attempt_at = $4,
      first_tried_at = NULL, delivered_at = NULL, claim = NULL, claimed_until = NULL
  WHERE d.claimed_until IS NULL OR d.claimed_until <= clock_timestamp()`;

/** $1 account. */
export const NUMBERS = `
  SELECT channel, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
    min(queued_at) FILTER (WHERE state = 'waiting') AS "oldestAt",
    count(*) FILTER (WHERE state = 'given_up')::int AS "givenUp"
  FROM notification_deliveries
  WHERE account = $1 AND state <> 'delivered' GROUP BY channel ORDER BY channel`;

/** $1 account, $2 since when it is news. What was settled has its time in `next_attempt_at`. */
export const TROUBLES = `
  WITH known AS (
    SELECT channel, first_tried_at, next_attempt_at, delivered_at, last_error,
      state = 'waiting' AND first_tried_at IS NOT NULL AND last_error IS NOT NULL AS failing,
      state = 'given_up' AND next_attempt_at > $2 AS given_up
    FROM notification_deliveries
    WHERE account = $1 AND (state <> 'delivered' OR delivered_at > $2)
  )
  SELECT channel,
    min(first_tried_at) FILTER (WHERE failing) AS "failingSince",
    count(*) FILTER (WHERE failing)::int AS failing,
    max(next_attempt_at) FILTER (WHERE given_up) AS "givenUpAt",
    count(*) FILTER (WHERE given_up)::int AS "givenUp",
    (array_agg(last_error ORDER BY first_tried_at) FILTER (WHERE failing OR given_up))[1] AS reason,
    max(delivered_at) AS "deliveredAt"
  FROM known GROUP BY channel ORDER BY channel`;

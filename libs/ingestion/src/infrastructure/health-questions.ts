import type { Instant } from '#kernel';

/**
 * How an account's reading goes, as questions to the tables. Each has a bound: more than so many
 * webhooks in an hour are enough to know that they are many.
 */
const MOST_IN_AN_HOUR = 100;
const MOST_IN_A_DAY = 100_000;
const MOST_WAITING = 100_000;
const EVENTS_LOOKED_AT = 2_000;

export interface WebhookRow {
  readonly first_at: Instant | null;
  readonly last_at: Instant | null;
  readonly in_hour: number;
  readonly in_day: number;
  readonly hours: readonly number[] | null;
}

/** `$2`, `$3` the ids an hour and a day back; `$4`, `$5` those between which hours lie. */
export const WEBHOOKS = `
  SELECT
    (SELECT received_at FROM inbox WHERE account = $1 ORDER BY id LIMIT 1) AS first_at,
    (SELECT received_at FROM inbox WHERE account = $1 ORDER BY id DESC LIMIT 1) AS last_at,
    (SELECT count(*)::integer FROM (SELECT 1 FROM inbox WHERE account = $1 AND id >= $2
       LIMIT ${MOST_IN_A_DAY}) AS t) AS in_hour,
    (SELECT count(*)::integer FROM (SELECT 1 FROM inbox WHERE account = $1 AND id >= $3
       LIMIT ${MOST_IN_A_DAY}) AS t) AS in_day,
    (SELECT array_agg((SELECT count(*)::integer FROM (
         SELECT 1 FROM inbox i WHERE i.account = $1 AND i.id >= h.from_id AND i.id < h.to_id
         LIMIT ${MOST_IN_AN_HOUR}) AS t) ORDER BY h.no)
     FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS h (from_id, to_id, no)) AS hours`;

export interface RefusalRow {
  readonly in_hour: bigint;
  readonly in_day: bigint;
  readonly in_a_row: bigint;
  readonly since: Instant | null;
  readonly last_reason: string | null;
}

/** A minute in which a webhook was let in may have been before or after it: it does not count. */
export const REFUSALS = `
  WITH last AS (
    SELECT coalesce((SELECT date_trunc('minute', received_at) FROM inbox WHERE account = $1
                     ORDER BY id DESC LIMIT 1), '-infinity') AS minute
  )
  SELECT
    coalesce(sum(r.count) FILTER (WHERE r.minute >= $2), 0)::bigint AS in_hour,
    coalesce(sum(r.count), 0)::bigint AS in_day,
    coalesce(sum(r.count) FILTER (WHERE r.minute > last.minute), 0)::bigint AS in_a_row,
    min(r.minute) FILTER (WHERE r.minute > last.minute) AS since,
    (array_agg(r.reason ORDER BY r.minute DESC, r.reason))[1] AS last_reason
  FROM webhook_refusals r, last WHERE r.account = $1 AND r.minute >= $3`;

export const INBOX = `
  SELECT
    (SELECT count(*)::integer FROM (SELECT 1 FROM inbox WHERE account = $1
       AND state = 'received' LIMIT ${MOST_WAITING}) AS t) AS waiting,
    (SELECT min(received_at) FROM (SELECT received_at FROM inbox WHERE account = $1
       AND state = 'received' LIMIT ${MOST_WAITING}) AS t) AS "oldestWaitingAt",
    (SELECT min(next_attempt_at) FROM inbox WHERE account = $1
       AND state = 'received') AS "dueSince",
    (SELECT count(*)::integer FROM (SELECT 1 FROM inbox WHERE account = $1
       AND state = 'parked' LIMIT ${MOST_WAITING}) AS t) AS parked`;

export interface DeliveryRow {
  readonly failed: number;
  readonly failed_at: Instant | null;
  readonly failed_key: string | null;
  readonly failed_status: number | null;
  readonly failed_error: string | null;
  readonly missed: number;
  readonly missed_in_a_row: number;
  readonly charges_missed: number;
}

/** In a row: told of after the last webhook that came, and after `$3`. */
export const DELIVERIES = `
  WITH arrived AS (
    SELECT greatest((SELECT received_at FROM inbox WHERE account = $1 ORDER BY id DESC LIMIT 1),
      $3::timestamptz) AS at
  ), failed AS (
    SELECT last_attempt_at, event_key, last_status, last_error FROM opn_deliveries
    WHERE account = $1 AND failed_attempts > 0 AND last_attempt_at >= $2
  ), last_failed AS (
    SELECT * FROM failed ORDER BY last_attempt_at DESC LIMIT 1
  ), missed AS (
    SELECT coalesce(last_attempt_at, created_at) AS told_at FROM opn_deliveries
    WHERE account = $1 AND outcome = 'missed' AND judged_at >= $2
  )
  SELECT
    (SELECT count(*)::integer FROM failed) AS failed,
    l.last_attempt_at AS failed_at, l.event_key AS failed_key, l.last_status AS failed_status,
    l.last_error AS failed_error,
    (SELECT count(*)::integer FROM missed) AS missed,
    (SELECT count(*)::integer FROM missed, arrived
     WHERE arrived.at IS NULL OR missed.told_at > arrived.at) AS missed_in_a_row,
    (SELECT count(*)::integer FROM findings
     WHERE account = $1 AND code = 'WEBHOOK_MISSED' AND found_at >= $2
       AND subject_kind = 'charge')
      + coalesce((SELECT beyond FROM webhook_audits WHERE account = $1), 0) AS charges_missed
  FROM (SELECT 1) AS one LEFT JOIN last_failed l ON true`;

export interface OpenChargeRow {
  readonly pending: number;
  readonly past: number;
  readonly past_amount: bigint;
  readonly oldest_at: Instant | null;
  readonly overdue: number;
  readonly news: number;
}

/**
 * `$2` before that QRs ended, `$3` reads were due, `$4` news was known, and not before `$7`; `$5`,
 * `$6` the streams of charges.
 */
export const OPEN_CHARGES = `
  WITH news AS (
    SELECT count(DISTINCT e.stream)::integer AS count
    FROM (SELECT stream, cause, recorded_at FROM events WHERE account = $1
          ORDER BY position DESC LIMIT ${EVENTS_LOOKED_AT}) AS e
    WHERE e.cause IN ('sweep', 'refetch') AND e.stream >= $5 AND e.stream < $6
      AND e.recorded_at <= $4 AND e.recorded_at > coalesce(greatest((SELECT received_at
            FROM inbox WHERE account = $1 ORDER BY id DESC LIMIT 1), $7::timestamptz), '-infinity')
  )
  SELECT count(*)::integer AS pending,
    count(*) FILTER (WHERE c.expires_at < $2)::integer AS past,
    coalesce(sum(c.amount) FILTER (WHERE c.expires_at < $2), 0)::bigint AS past_amount,
    min(c.expires_at) FILTER (WHERE c.expires_at < $2) AS oldest_at,
    count(*) FILTER (WHERE w.next_read_at < $3
      OR (w.next_read_at IS NULL AND c.known_at < $3))::integer AS overdue,
    (SELECT count FROM news) AS news
  FROM charges c
  LEFT JOIN charge_watch w ON w.account = $1 AND w.charge_id = c.id
  WHERE c.account = $1 AND c.status = 'pending'`;

export const JOBS = `
  SELECT job, finished_at AS "finishedAt", due_at AS "dueAt", failures,
    failing_since AS "failingSince", mark_at AS mark
  FROM job_runs
  WHERE account = $1 ORDER BY job LIMIT 100`;

/** A process that was not heard of for so long is not running: four beats and a half. */
const SILENT_AFTER = "interval '45 seconds'";
const FORGOTTEN_AFTER = "interval '1 day'";

/** A job that nobody did for so long is none any more: a release has given it up. */
const GONE_AFTER = "interval '7 days'";

const MOST_PROCESSES = 100;
/** 50 accounts with every job, well and ill, and every answer of Opn's. */
const MOST_ROWS = 5_000;

/** Clocks of two machines may be so far apart without anybody having to act. */
const CLOCKS_DIFFER_MS = 60_000;
const AHEAD_MS = '(extract(epoch FROM $10::timestamptz - clock_timestamp())::float8 * 1000)';

/**
 * $1 id, $2 kind, $3 host, $4 pid, $5 build, $6 bytes, $7 delay, $8 connections, $9 waiting, $10
 * what time it is by the clock of the process.
 */
export const BEAT = `
  INSERT INTO processes (id, kind, host, pid, build, memory_bytes, loop_delay_ms, connections,
    connections_waiting, clock_ahead_ms, clock_off_since)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, ${AHEAD_MS},
    CASE WHEN abs${AHEAD_MS} > ${CLOCKS_DIFFER_MS} THEN clock_timestamp() END)
  ON CONFLICT (id) DO UPDATE SET memory_bytes = $6, loop_delay_ms = $7, connections = $8,
    connections_waiting = $9, seen_at = clock_timestamp(),
    clock_ahead_ms = excluded.clock_ahead_ms,
    clock_off_since = CASE WHEN excluded.clock_off_since IS NOT NULL
      THEN coalesce(processes.clock_off_since, excluded.clock_off_since) END`;

/**
 * The last one of each kind stays, so that "no worker since" has its time; so does the one before
 * until the next has run for as long, so that a time without any is known when it is over.
 */
export const FORGET = `
  DELETE FROM processes p
  WHERE seen_at < clock_timestamp() - ${FORGOTTEN_AFTER}
    AND EXISTS (SELECT FROM processes o WHERE o.kind = p.kind AND o.seen_at > p.seen_at
      AND o.started_at < clock_timestamp() - ${FORGOTTEN_AFTER})`;

/** $1 the tallies, in the one order in which every process locks their rows. */
export const ADD_TALLIES = `
  INSERT INTO work_tallies AS w (account, kind, name, outcome, count, seconds, buckets)
  SELECT account, kind, name, outcome, count, seconds, buckets
  FROM jsonb_to_recordset($1::jsonb) AS t (account text, kind text, name text, outcome text,
    count bigint, seconds double precision, buckets bigint[])
  ORDER BY account COLLATE "C", kind COLLATE "C", name COLLATE "C", outcome COLLATE "C"
  ON CONFLICT (account, kind, name, outcome) DO UPDATE SET
    count = w.count + excluded.count, seconds = w.seconds + excluded.seconds,
    buckets = ARRAY(SELECT coalesce(a, 0) + coalesce(b, 0)
      FROM unnest(w.buckets, excluded.buckets) WITH ORDINALITY AS u (a, b, no) ORDER BY no)`;

/** $1 the news of jobs. */
export const NOTE_JOBS = `
  INSERT INTO job_standings AS s (account, job, failures, failing_since, last_success_at,
    last_failure, noted_at)
  SELECT account, job, failures,
    CASE WHEN failures > 0 THEN clock_timestamp() END,
    CASE WHEN succeeded THEN clock_timestamp() END, "lastFailure", clock_timestamp()
  FROM jsonb_to_recordset($1::jsonb) AS n (account text, job text, succeeded boolean,
    failures integer, "lastFailure" text)
  ORDER BY account COLLATE "C", job COLLATE "C"
  ON CONFLICT (account, job) DO UPDATE SET
    failures = excluded.failures
      + CASE WHEN excluded.last_success_at IS NULL THEN s.failures ELSE 0 END,
    failing_since = CASE WHEN excluded.last_success_at IS NULL
      THEN coalesce(s.failing_since, excluded.failing_since) ELSE excluded.failing_since END,
    last_success_at = coalesce(excluded.last_success_at, s.last_success_at),
    last_failure = coalesce(excluded.last_failure, s.last_failure), noted_at = excluded.noted_at`;

export const PROCESSES = `
  SELECT id, kind, host, pid, build, memory_bytes AS "memoryBytes",
    loop_delay_ms AS "loopDelayMs", connections, connections_waiting AS "connectionsWaiting",
    started_at AS "startedAt", seen_at AS "seenAt", stopped_at AS "stoppedAt",
    clock_ahead_ms AS "clockAheadMs", clock_off_since AS "clockOffSince",
    extract(epoch FROM clock_timestamp() - seen_at)::float8 AS "seenSecondsAgo",
    stopped_at IS NULL AND seen_at > clock_timestamp() - ${SILENT_AFTER} AS "isRunning"
  FROM processes ORDER BY seen_at DESC, id LIMIT ${MOST_PROCESSES}`;

export const TALLIES = `
  SELECT account, kind, name, outcome, count, seconds, buckets
  FROM work_tallies ORDER BY account, kind, name, outcome LIMIT ${MOST_ROWS}`;

export const JOBS = `
  SELECT account, job, failures, failing_since AS "failingSince",
    last_success_at AS "lastSuccessAt", last_failure AS "lastFailure",
    extract(epoch FROM clock_timestamp() - last_success_at)::float8 AS "lastSuccessSecondsAgo"
  FROM job_standings WHERE noted_at > clock_timestamp() - ${GONE_AFTER}
  ORDER BY account, job LIMIT ${MOST_ROWS}`;

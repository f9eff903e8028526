import { boundTo, Database } from '#database';
import type { Session } from '#database';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { shadowTables } from './shadow-tables.js';
import { TimedSession } from './timed-session.js';

/** What is true for good, and read as it is; whatever else there is, is derived. */
const KEPT_TABLES = [
  ...['events', 'event_batches', 'log_heads', 'evidence', 'erased_evidence'],
  ...['report_heads', 'report_rows', 'api_keys', 'job_runs'],
];

/** A past that is walked from its beginning, moment by moment. */
export interface RetoldPast {
  /**
   * Does `work` as it would have been done then: the log ends at the position, it is that instant,
   * and everything derived is empty at first and kept from one moment to the next. Moments are
   * visited in their order.
   */
  at<T>(moment: PastMoment, work: () => Promise<T>): Promise<T>;
}

export interface PastMoment {
  readonly position: number;
  readonly instant: Instant;
}

/**
 * Has the program itself do again what it did, over the log alone: on one connection, whose
 * temporary tables stand for all derived ones. Nothing of it stays, and nobody else sees it.
 */
@Injectable()
export class PastRetelling {
  constructor(private readonly database: Database) {}

  /** Once `timeMs` are over nothing more is asked of the database: `PastTimeUpError`. */
  walk<T>(account: string, work: (past: RetoldPast) => Promise<T>, timeMs = Infinity): Promise<T> {
    const until = performance.now() + timeMs;
    return this.database.session(async (session) => {
      const timed = new TimedSession(session, until);
      try {
        await shadow(timed, account);
        return await work({ at: (moment, then) => at(timed, moment, then) });
      } finally {
        // What other uses of this connection prepared must look at the real tables again.
        await session.query('DISCARD TEMP');
        await session.query('DISCARD PLANS');
      }
    });
  }
}

async function at<T>(
  session: Session,
  { position, instant }: PastMoment,
  work: () => Promise<T>,
): Promise<T> {
  await session.query('UPDATE retold_up_to SET position = $1, instant = $2', [position, instant]);
  return Clock.at(instant, () => boundTo(session, work));
}

async function shadow(session: Session, account: string): Promise<void> {
  const tables = await session.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND NOT tablename = ANY($1::text[]) ORDER BY tablename`,
    [KEPT_TABLES],
  );
  await shadowTables(
    session,
    tables.map(({ name }) => name),
    'session',
  );
  await session.query(RETOLD_UP_TO);
  for (const view of KNOWN_BY_THEN) await session.query(view);
  await session.query(LOG_HEAD.replace('$1', literal(account)));
  await session.query('DISCARD PLANS');
}

const RETOLD_UP_TO = `
  CREATE TEMPORARY TABLE retold_up_to AS
  SELECT 0::bigint AS position, '-infinity'::timestamptz AS instant`;

const UP_TO = '(SELECT position FROM pg_temp.retold_up_to)';

/** That a job is over, such as reading an account's history, is known from nowhere else. */
const KNOWN_BY_THEN = [
  `CREATE TEMPORARY VIEW events AS
   SELECT * FROM public.events WHERE position <= ${UP_TO}`,
  `CREATE TEMPORARY VIEW event_batches AS
   SELECT * FROM public.event_batches WHERE last_position <= ${UP_TO}`,
  `CREATE TEMPORARY VIEW job_runs AS
   SELECT * FROM public.job_runs
   WHERE finished_at <= (SELECT instant FROM pg_temp.retold_up_to)`,
];

const LOG_HEAD = `
  CREATE TEMPORARY VIEW log_heads AS
  SELECT account, last_position AS position, number AS batch, digest FROM public.event_batches
  WHERE account = $1 AND last_position <= ${UP_TO} ORDER BY number DESC LIMIT 1`;

/** A view takes no parameters; names of accounts hold nothing but letters, digits and hyphens. */
const literal = (account: string): string => `'${account.replaceAll("'", "''")}'`;

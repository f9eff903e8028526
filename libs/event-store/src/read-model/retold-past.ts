import { boundTo, Database } from '#database';
import type { Session } from '#database';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { shadowTables } from './shadow-tables.js';

/** What is true for good, and read as it is; whatever else there is, is derived. */
const KEPT_TABLES = [
  ...['events', 'event_batches', 'log_heads', 'evidence'],
  ...['report_heads', 'report_rows', 'api_keys'],
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

  walk<T>(account: string, work: (past: RetoldPast) => Promise<T>): Promise<T> {
    return this.database.session(async (session) => {
      try {
        await shadow(session, account);
        return await work({ at: (moment, then) => at(session, moment, then) });
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
  await session.query('UPDATE retold_up_to SET position = $1', [position]);
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
  await session.query('CREATE TEMPORARY TABLE retold_up_to (position bigint NOT NULL)');
  await session.query('INSERT INTO retold_up_to (position) VALUES (0)');
  for (const view of LOG_UP_TO) await session.query(view);
  await session.query(LOG_HEAD.replace('$1', literal(account)));
  await session.query('DISCARD PLANS');
}

const UP_TO = '(SELECT position FROM pg_temp.retold_up_to)';

const LOG_UP_TO = [
  `CREATE TEMPORARY VIEW events AS
   SELECT * FROM public.events WHERE position <= ${UP_TO}`,
  `CREATE TEMPORARY VIEW event_batches AS
   SELECT * FROM public.event_batches WHERE last_position <= ${UP_TO}`,
];

const LOG_HEAD = `
  CREATE TEMPORARY VIEW log_heads AS
  SELECT account, last_position AS position, number AS batch, digest FROM public.event_batches
  WHERE account = $1 AND last_position <= ${UP_TO} ORDER BY number DESC LIMIT 1`;

/** A view takes no parameters; names of accounts hold nothing but letters, digits and hyphens. */
const literal = (account: string): string => `'${account.replaceAll("'", "''")}'`;

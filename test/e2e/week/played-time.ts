import { Clock, epochMs, instantFromMs } from '#kernel';
import type { Instant } from '#kernel';
import { Client } from 'pg';
import type { TestDatabase } from '../../database/test-database.js';

/**
 * What stands before the database's own functions: an installation whose machines all have the
 * same clock, and a test that sets it. Gates, leases and heartbeats go by this one.
 */
const CLOCK = `
  CREATE TABLE played_time (ahead interval NOT NULL);
  INSERT INTO played_time VALUES ('0');
  GRANT SELECT ON played_time TO PUBLIC;
  CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS 'SELECT pg_catalog.clock_timestamp() + ahead FROM public.played_time';
  CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT pg_catalog.now() + ahead FROM public.played_time';
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT table_name, column_name, column_default FROM information_schema.columns
      WHERE table_schema = 'public' AND column_default ~ '^(clock_timestamp|now)\\(\\)$'
    LOOP
      EXECUTE format('ALTER TABLE public.%I ALTER %I SET DEFAULT public.%s',
        one.table_name, one.column_name, one.column_default);
    END LOOP;
  END $$;`;

/** The time that is played: it goes on by itself, and jumps when it is told. */
export class PlayedTime extends Clock {
  private aheadMs = 0;

  private constructor(private readonly client: Client) {
    super();
  }

  static async in({ url }: TestDatabase): Promise<PlayedTime> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const name = new URL(url).pathname.slice(1);
    await client.query(CLOCK);
    await client.query(`ALTER DATABASE ${name} SET search_path = public, pg_catalog`);
    return new PlayedTime(client);
  }

  now(): Instant {
    return instantFromMs(Date.now() + this.aheadMs);
  }

  /** For this process and the database. */
  async jumpTo(moment: Instant): Promise<void> {
    this.aheadMs = epochMs(moment) - Date.now();
    await this.client.query(
      'UPDATE public.played_time SET ahead = make_interval(secs => $1::float8 / 1000)',
      [this.aheadMs],
    );
  }

  stop(): Promise<void> {
    return this.client.end();
  }
}

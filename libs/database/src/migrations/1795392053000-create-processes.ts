import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which processes run and how their work goes: operational, not history. Nothing else reads it,
 * so an older release beside a newer one neither needs nor harms it.
 */
export class CreateProcesses1795392053000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE processes (
        id uuid PRIMARY KEY,
        kind text COLLATE "C" NOT NULL,
        host text NOT NULL,
        pid integer NOT NULL,
        build text NOT NULL,
        memory_bytes bigint NOT NULL,
        loop_delay_ms double precision NOT NULL,
        connections integer NOT NULL,
        connections_waiting integer NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        stopped_at timestamptz
      ) WITH (fillfactor = 50)
    `);
    await database.query(`
      CREATE TABLE work_tallies (
        account text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL,
        name text COLLATE "C" NOT NULL,
        outcome text COLLATE "C" NOT NULL,
        count bigint NOT NULL,
        seconds double precision NOT NULL,
        buckets bigint[] NOT NULL,
        PRIMARY KEY (account, kind, name, outcome)
      ) WITH (fillfactor = 50)
    `);
    await database.query(`
      CREATE TABLE job_standings (
        account text COLLATE "C" NOT NULL,
        job text COLLATE "C" NOT NULL,
        failures integer NOT NULL,
        failing_since timestamptz,
        last_success_at timestamptz,
        last_failure text,
        noted_at timestamptz NOT NULL,
        PRIMARY KEY (account, job)
      ) WITH (fillfactor = 50)
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE job_standings, work_tallies, processes');
  }
}

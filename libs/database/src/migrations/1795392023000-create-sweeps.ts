import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Operational, not history. When each recurring read of an account was last done and who does it
 * now; and how far an interrupted historic sweep got.
 */
export class CreateSweeps1795392023000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE job_runs (
        account text COLLATE "C" NOT NULL,
        job text COLLATE "C" NOT NULL,
        due_at timestamptz,
        finished_at timestamptz,
        mark_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        holder uuid,
        held_until timestamptz,
        PRIMARY KEY (account, job)
      ) WITH (fillfactor = 70)
    `);
    await database.query(`
      CREATE TABLE sweep_progress (
        account text COLLATE "C" NOT NULL,
        run text COLLATE "C" NOT NULL,
        list text COLLATE "C" NOT NULL,
        from_at timestamptz NOT NULL,
        to_at timestamptz NOT NULL,
        read_at timestamptz NOT NULL,
        pages integer NOT NULL,
        count integer NOT NULL,
        amount bigint NOT NULL,
        recorded integer NOT NULL,
        complete boolean NOT NULL,
        unavailable text,
        PRIMARY KEY (account, run, list, from_at, to_at)
      )
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE sweep_progress, job_runs');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the daily check of each log is, and what it found. Operational: the log itself is the
 * evidence, and a check can always be done anew.
 */
export class CreateLogChecks1795392058500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE log_checks (
        account text COLLATE "C" PRIMARY KEY,
        steps bigint NOT NULL,
        phase text NOT NULL CHECK (phase IN ('events', 'evidence', 'done')),
        batch bigint,
        position bigint NOT NULL,
        digest bytea,
        committed_at timestamptz,
        evidence bytea,
        faults integer NOT NULL,
        fault text,
        finished_at timestamptz,
        sound_at timestamptz,
        broken_since timestamptz
      ) WITH (fillfactor = 50)
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE log_checks');
  }
}

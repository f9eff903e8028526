import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What does not agree, day by day, as last judged; recomputed, never the truth itself. */
export class CreateBreaks1795392017000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE breaks (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        code text NOT NULL,
        day date NOT NULL,
        subject_kind text NOT NULL,
        subject_id text COLLATE "C" NOT NULL,
        reference text,
        expected bigint,
        actual bigint,
        amount bigint NOT NULL,
        count integer NOT NULL,
        explains jsonb NOT NULL,
        opened_at timestamptz NOT NULL,
        due_on date NOT NULL,
        cleared_at timestamptz,
        cleared_by text,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query('CREATE INDEX breaks_by_day ON breaks (account, day, code)');
    await database.query(`
      CREATE INDEX breaks_open ON breaks (account, day) WHERE cleared_at IS NULL
    `);
    await database.query(`
      CREATE TABLE breaks_judged (
        account text COLLATE "C" NOT NULL,
        day date NOT NULL,
        position bigint NOT NULL,
        instant timestamptz NOT NULL,
        PRIMARY KEY (account, day)
      )
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE breaks_judged, breaks');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Breaks are judged by scope: a day, a transfer, a tax day. They are recomputed: none is kept. */
export class JudgeByScope1795392029000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query('TRUNCATE breaks, breaks_judged');
    await database.query(`DELETE FROM projection_checkpoints WHERE name = 'reconciliation'`);
    await database.query('ALTER TABLE breaks ADD COLUMN scope text COLLATE "C" NOT NULL');
    await database.query(`
      CREATE INDEX breaks_open_by_scope ON breaks (account, scope) WHERE cleared_at IS NULL
    `);
    await database.query(`
      CREATE INDEX breaks_open_by_subject ON breaks (account, subject_id)
      WHERE cleared_at IS NULL
    `);
    await database.query('DROP TABLE breaks_judged');
    await database.query(`
      CREATE TABLE breaks_judged (
        account text COLLATE "C" NOT NULL,
        scope text COLLATE "C" NOT NULL,
        position bigint NOT NULL,
        instant timestamptz NOT NULL,
        PRIMARY KEY (account, scope)
      )
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE breaks_judged');
    await database.query('ALTER TABLE breaks DROP COLUMN scope');
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
}

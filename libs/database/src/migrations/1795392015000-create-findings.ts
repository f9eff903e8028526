import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A retelling of the `finding/…` streams. */
export class CreateFindings1795392015000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE findings (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        code text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        detail text NOT NULL,
        found_at timestamptz NOT NULL,
        position bigint NOT NULL,
        PRIMARY KEY (account, id)
      )
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE findings');
  }
}

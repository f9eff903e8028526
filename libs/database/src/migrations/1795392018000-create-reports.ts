import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Issued documents: written once under their digest, never changed, untouched by any rebuild. */
export class CreateReports1795392018000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE report_heads (
        account text COLLATE "C" NOT NULL,
        day date NOT NULL,
        version integer NOT NULL,
        digest text NOT NULL,
        head jsonb NOT NULL,
        PRIMARY KEY (account, day, version, digest)
      )
    `);
    await database.query(`
      CREATE TABLE report_rows (
        account text COLLATE "C" NOT NULL,
        day date NOT NULL,
        version integer NOT NULL,
        digest text NOT NULL,
        sheet text COLLATE "C" NOT NULL,
        ordinal integer NOT NULL,
        data jsonb NOT NULL,
        PRIMARY KEY (account, day, version, digest, sheet, ordinal)
      )
    `);
    for (const table of ['report_heads', 'report_rows']) {
      await database.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM CURRENT_USER`);
      await database.query(`
        DO $$
        BEGIN
          REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM yodtrong_app;
        EXCEPTION WHEN undefined_object THEN
          NULL;
        END $$
      `);
    }
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE report_rows, report_heads');
  }
}

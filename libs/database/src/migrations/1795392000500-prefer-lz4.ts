import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents and evidence read faster, and mostly store smaller, with lz4. Some servers are built
 * without it (the bundled one is), so it is this database's default where the server knows it.
 */
export class PreferLz41795392000500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      DO $$
      BEGIN
        IF EXISTS (
          SELECT FROM pg_settings
          WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)
        ) THEN
          EXECUTE format(
            'ALTER DATABASE %I SET default_toast_compression = lz4', current_database()
          );
        END IF;
      EXCEPTION WHEN insufficient_privilege THEN
        NULL;
      END $$
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(`
      DO $$
      BEGIN
        EXECUTE format('ALTER DATABASE %I RESET default_toast_compression', current_database());
      EXCEPTION WHEN insufficient_privilege THEN
        NULL;
      END $$
    `);
  }
}

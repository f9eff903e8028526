import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Applications run as `yodtrong_app`: it reads and writes what can be recomputed, and the later
 * migrations take away what it must not do to the log. Roles belong to the whole cluster, so the
 * role may exist already, and an owner who may not create roles goes without.
 */
export class CreateRoles1795392000000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      DO $$
      BEGIN
        CREATE ROLE yodtrong_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
        NULL;
      END $$
    `);
    await database.query(`
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yodtrong_app') THEN
          RETURN;
        END IF;
        BEGIN
          EXECUTE format('GRANT yodtrong_app TO %I', current_user);
        EXCEPTION WHEN insufficient_privilege THEN
          NULL;
        END;
        GRANT USAGE ON SCHEMA public TO yodtrong_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public
          GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO yodtrong_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO yodtrong_app;
      END $$
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(`
      DO $$
      BEGIN
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM yodtrong_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON FUNCTIONS FROM yodtrong_app;
      EXCEPTION WHEN undefined_object THEN
        NULL;
      END $$
    `);
  }
}

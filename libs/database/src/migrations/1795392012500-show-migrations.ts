import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications may see which migrations were applied, to say that they are ready or are not. */
export class ShowMigrations1795392012500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      DO $$
      BEGIN
        GRANT SELECT ON schema_migrations TO yodtrong_app;
      EXCEPTION WHEN undefined_object THEN
        NULL;
      END $$
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(`
      DO $$
      BEGIN
        REVOKE SELECT ON schema_migrations FROM yodtrong_app;
      EXCEPTION WHEN undefined_object THEN
        NULL;
      END $$
    `);
  }
}

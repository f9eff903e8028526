import type { MigrationInterface, QueryRunner } from 'typeorm';

const GUARDED = ['report_heads', 'report_rows'];

/** The second layer, as for the log: an issued report never changes. */
export class GuardReports1795392018500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    for (const table of GUARDED) {
      await database.query(`
        CREATE TRIGGER ${table}_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change()
      `);
    }
  }

  async down(database: QueryRunner): Promise<void> {
    for (const table of GUARDED) {
      await database.query(`DROP TRIGGER ${table}_are_append_only ON ${table}`);
    }
  }
}

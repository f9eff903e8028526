import type { MigrationInterface, QueryRunner } from 'typeorm';

const GUARDED = ['report_files', 'report_file_parts'];

/** The second layer, as for the log: a file that was handed out once never changes. */
export class GuardReportFiles1795392040500 implements MigrationInterface {
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

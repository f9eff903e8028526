import type { MigrationInterface, QueryRunner } from 'typeorm';

const GUARDED = ['events', 'event_batches'];

/** The second layer: even whoever owns the tables is stopped, and told why. */
export class GuardLog1795392002000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The log is append-only: % on % is refused', tg_op, tg_table_name
          USING ERRCODE = 'insufficient_privilege';
      END $$
    `);
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
    await database.query('DROP FUNCTION refuse_log_change()');
  }
}

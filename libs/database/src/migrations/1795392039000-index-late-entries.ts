import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries in the order of the log, and those that came late for a closed month. */
export class IndexLateEntries1795392039000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE INDEX journal_entries_by_position ON journal_entries (account, position, id)
    `);
    await database.query(`
      CREATE INDEX journal_entries_late ON journal_entries (account, position, relates_to)
      WHERE kind = 'A1'
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX journal_entries_late, journal_entries_by_position');
  }
}

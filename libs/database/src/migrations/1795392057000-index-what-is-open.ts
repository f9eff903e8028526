import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people are told of is looked for every half minute: open breaks by their code, beside all
 * the unpaid orders, and the few reports that leave something unexplained.
 */
export class IndexWhatIsOpen1795392057000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE INDEX breaks_open_by_code ON breaks (account, code, day) WHERE cleared_at IS NULL
    `);
    await database.query(`
      CREATE INDEX report_heads_unexplained ON report_heads (account, day)
      WHERE (head #>> '{paid,remainder}') <> '0'
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX report_heads_unexplained, breaks_open_by_code');
  }
}

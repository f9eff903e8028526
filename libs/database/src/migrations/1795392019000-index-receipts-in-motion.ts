import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receipts of earlier days that concern a later one: not due before it, or withdrawn on it. */
export class IndexReceiptsInMotion1795392019000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE INDEX expectations_by_due ON expectations (account, due_at) WHERE due_at IS NOT NULL
    `);
    await database.query(`
      CREATE INDEX expectations_by_withdrawal ON expectations (account, withdrawn_at)
      WHERE withdrawn_at IS NOT NULL
    `);
    await database.query(`
      CREATE INDEX breaks_cleared ON breaks (account, cleared_at) WHERE cleared_at IS NOT NULL
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(
      'DROP INDEX expectations_by_due, expectations_by_withdrawal, breaks_cleared',
    );
  }
}

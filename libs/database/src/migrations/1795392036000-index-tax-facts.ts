import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receipts are asked for by what the log taught since, reversed charges (few) by their time. */
export class IndexTaxFacts1795392036000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE INDEX tax_receipts_by_position ON tax_receipts (account, last_position)
    `);
    await database.query(`
      CREATE INDEX charges_reversed ON charges (account, ended_at) WHERE status = 'reversed'
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX tax_receipts_by_position, charges_reversed');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Transactions and receipts are asked for by what the log taught since somebody looked. */
export class IndexTaxFacts1795392036000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE INDEX balance_transactions_by_position
      ON balance_transactions (account, last_position)
    `);
    await database.query(`
      CREATE INDEX tax_receipts_by_position ON tax_receipts (account, last_position)
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX balance_transactions_by_position, tax_receipts_by_position');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the ledger knows of each transfer: all that its entries follow from. */
export class CreateTransferPostings1795392021000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE transfer_postings (
        account text COLLATE "C" NOT NULL,
        transfer_id text COLLATE "C" NOT NULL,
        amount bigint,
        fee bigint,
        fee_vat bigint,
        net bigint,
        created_on date,
        paid_on date,
        failed_on date,
        movements jsonb NOT NULL,
        PRIMARY KEY (account, transfer_id)
      )
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE transfer_postings');
  }
}

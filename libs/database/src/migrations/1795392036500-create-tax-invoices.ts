import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A retelling of Opn's official tax invoices as people recorded them; money in satang. */
export class CreateTaxInvoices1795392036500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE tax_invoices (
        account text COLLATE "C" NOT NULL,
        number text COLLATE "C" NOT NULL,
        issued_on date NOT NULL,
        received_on date NOT NULL,
        seller_name text NOT NULL,
        seller_tax_id text NOT NULL,
        seller_branch text NOT NULL,
        buyer_tax_id text,
        value bigint NOT NULL,
        vat bigint NOT NULL,
        covers_from date NOT NULL,
        covers_to date NOT NULL,
        claimed_in_month text NOT NULL,
        note text,
        recorded_by text NOT NULL,
        replaced_by text,
        known_at timestamptz NOT NULL,
        position bigint NOT NULL,
        PRIMARY KEY (account, number)
      )
    `);
    await database.query(`
      CREATE INDEX tax_invoices_by_days ON tax_invoices (account, covers_to, covers_from)
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE tax_invoices');
  }
}

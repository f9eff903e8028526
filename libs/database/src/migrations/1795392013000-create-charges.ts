import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A retelling of the charge streams; money in satang. */
export class CreateCharges1795392013000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE charges (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        status text NOT NULL,
        payment_method text NOT NULL,
        amount bigint NOT NULL,
        currency text NOT NULL,
        gross bigint NOT NULL,
        gross_currency text NOT NULL,
        fee bigint NOT NULL,
        fee_vat bigint NOT NULL,
        interest bigint NOT NULL,
        interest_vat bigint NOT NULL,
        net bigint NOT NULL,
        fee_rate text,
        vat_rate text,
        reference text COLLATE "C",
        transaction_id text,
        failure_code text,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        paid_at timestamptz,
        ended_at timestamptz,
        business_day date,
        was_expired boolean NOT NULL,
        is_contradicted boolean NOT NULL,
        is_amended boolean NOT NULL,
        first_position bigint NOT NULL,
        last_position bigint NOT NULL,
        known_at timestamptz NOT NULL,
        paid_known_at timestamptz,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query(`
      CREATE INDEX charges_by_day ON charges (account, business_day, id)
    `);
    await database.query(`
      CREATE INDEX charges_by_reference ON charges (account, reference) WHERE reference IS NOT NULL
    `);
    await database.query(`
      CREATE INDEX charges_by_position ON charges (account, last_position)
    `);
    await database.query(`
      CREATE INDEX charges_pending ON charges (account, id) WHERE status = 'pending'
    `);
    await database.query(`
      CREATE INDEX charges_first_rate ON charges (account, payment_method, created_at, id)
      WHERE fee_rate IS NOT NULL
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE charges');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What merchants expect to receive: a retelling of the `expectation/…` streams. */
export class CreateExpectations1795392010000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE expectations (
        account text COLLATE "C" NOT NULL,
        reference text COLLATE "C" NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        currency text NOT NULL,
        expected_on date NOT NULL,
        due_at timestamptz,
        charge_id text COLLATE "C",
        document_no text,
        channel text,
        customer text,
        note text,
        revision integer NOT NULL,
        status text NOT NULL CHECK (status IN ('expected', 'withdrawn')),
        withdrawn_at timestamptz,
        withdrawal_note text,
        first_known_at timestamptz NOT NULL,
        known_at timestamptz NOT NULL,
        position bigint NOT NULL,
        PRIMARY KEY (account, reference)
      )
    `);
    await database.query(
      'CREATE INDEX expectations_by_day ON expectations (account, expected_on, reference)',
    );
    await database.query(`
      CREATE INDEX expectations_by_charge ON expectations (account, charge_id)
      WHERE charge_id IS NOT NULL
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE expectations');
  }
}

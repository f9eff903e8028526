import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money given back to customers outside Opn: a retelling of the `return/…` streams. */
export class CreateReturns1795392038000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE returns (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        reference text COLLATE "C" NOT NULL,
        number integer NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        returned_on date NOT NULL,
        note text,
        status text NOT NULL CHECK (status IN ('recorded', 'approved', 'withdrawn')),
        recorded_by text NOT NULL,
        approved_by text CHECK (approved_by <> recorded_by),
        settles text,
        withdrawn_by text,
        withdrawal_reason text,
        first_known_at timestamptz NOT NULL,
        known_at timestamptz NOT NULL,
        position bigint NOT NULL,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query('CREATE INDEX returns_by_reference ON returns (account, reference)');
    await database.query('CREATE INDEX returns_by_position ON returns (account, position)');
    await database.query('CREATE INDEX cases_by_position ON cases (account, position)');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX cases_by_position');
    await database.query('DROP TABLE returns');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Retellings of `bank-line/…` and `bank-statement/…`: what the bank shows, in satang. */
export class CreateBank1795392033000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE bank_lines (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        statement_id text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        booked_on date NOT NULL,
        booked_at text,
        amount bigint NOT NULL,
        description text NOT NULL,
        bank_reference text,
        bank_account text,
        transfers jsonb,
        withdrawn_at timestamptz,
        withdrawn_by text,
        reason text,
        known_at timestamptz NOT NULL,
        first_position bigint NOT NULL,
        last_position bigint NOT NULL,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query(
      'CREATE INDEX bank_lines_by_day ON bank_lines (account, booked_on DESC, id)',
    );
    await database.query(`
      CREATE TABLE bank_statements (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        file text NOT NULL,
        preset text,
        first_day date NOT NULL,
        last_day date NOT NULL,
        bank_accounts jsonb NOT NULL,
        totals jsonb NOT NULL,
        adds_up boolean NOT NULL,
        imported_by text NOT NULL,
        imported_at timestamptz NOT NULL,
        first_position bigint NOT NULL,
        last_position bigint NOT NULL,
        PRIMARY KEY (account, id)
      )
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE bank_statements, bank_lines');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Double entry, in satang: a line has a debit or a credit, and every entry balances. */
export class CreateJournal1795392014000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE journal_entries (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        posting_day date NOT NULL,
        relates_to date NOT NULL,
        subject text COLLATE "C",
        cause text NOT NULL,
        position bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query(`
      CREATE TABLE journal_lines (
        account text COLLATE "C" NOT NULL,
        entry_id text COLLATE "C" NOT NULL,
        line integer NOT NULL,
        ledger_account text COLLATE "C" NOT NULL,
        debit bigint NOT NULL CHECK (debit >= 0),
        credit bigint NOT NULL CHECK (credit >= 0),
        kind text NOT NULL,
        posting_day date NOT NULL,
        relates_to date NOT NULL,
        position bigint NOT NULL,
        PRIMARY KEY (account, entry_id, line),
        CHECK ((debit = 0) <> (credit = 0))
      )
    `);
    await database.query(`
      CREATE INDEX journal_lines_by_day ON journal_lines (account, posting_day, ledger_account)
    `);
    await database.query(`
      CREATE INDEX journal_lines_by_related_day ON journal_lines (account, relates_to, kind)
    `);
    await database.query(`
      CREATE INDEX journal_entries_by_subject ON journal_entries (account, subject)
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE journal_lines, journal_entries');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people did about breaks: a retelling of the `case/…` streams. */
export class CreateCases1795392037000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE cases (
        account text COLLATE "C" NOT NULL,
        break_id text COLLATE "C" NOT NULL,
        assignee text,
        assigned_at timestamptz,
        last_note text,
        last_note_by text,
        last_note_at timestamptz,
        standing text NOT NULL
          CHECK (standing IN ('open', 'requested', 'resolved', 'written-off')),
        reason text,
        decided_by text,
        decided_at timestamptz,
        approved_by text,
        fact_code text,
        fact_amount bigint,
        fact_also_seen text COLLATE "C",
        fact_day date,
        fact_subject text COLLATE "C",
        fact_reference text COLLATE "C",
        entry_debit text,
        entry_credit text,
        entry_amount bigint CHECK (entry_amount > 0),
        known_at timestamptz NOT NULL,
        position bigint NOT NULL,
        PRIMARY KEY (account, break_id),
        CHECK (standing = 'open' OR (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
        CHECK (approved_by IS DISTINCT FROM decided_by OR approved_by IS NULL)
      )
    `);
    await database.query(`
      CREATE INDEX cases_by_assignee ON cases (account, assignee) WHERE assignee IS NOT NULL
    `);
    await database.query(`
      CREATE INDEX cases_written_off ON cases (account, fact_subject)
      WHERE standing = 'written-off'
    `);
    await database.query(`
      CREATE TABLE break_causes (
        account text COLLATE "C" NOT NULL,
        break_id text COLLATE "C" NOT NULL,
        cause_id text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz NOT NULL,
        PRIMARY KEY (account, break_id)
      )
    `);
    await database.query('CREATE INDEX break_causes_by_cause ON break_causes (account, cause_id)');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE break_causes, cases');
  }
}

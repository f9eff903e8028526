import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The database's own check: lines that do not balance, entry by entry, are refused as a whole. */
export class BalanceJournal1795392014500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE FUNCTION refuse_unbalanced_entries() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        unbalanced text;
      BEGIN
        SELECT entry_id INTO unbalanced FROM added
        GROUP BY account, entry_id HAVING sum(debit) <> sum(credit) LIMIT 1;
        IF FOUND THEN
          RAISE EXCEPTION 'Journal entry % does not balance', unbalanced
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$
    `);
    await database.query(`
      CREATE TRIGGER journal_entries_balance AFTER INSERT ON journal_lines
      REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_entries()
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TRIGGER journal_entries_balance ON journal_lines');
    await database.query('DROP FUNCTION refuse_unbalanced_entries()');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people decided to belong together, or not: a retelling of the `match/…` streams. */
export class CreateChosenMatches1795392031000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE chosen_matches (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        expectation text COLLATE "C" NOT NULL,
        charge_id text COLLATE "C" NOT NULL,
        state text NOT NULL CHECK (state IN ('chosen', 'refused', 'undone')),
        decided_by text NOT NULL,
        decided_at timestamptz NOT NULL,
        note text,
        undone_by text,
        undone_at timestamptz,
        undone_note text,
        known_at timestamptz NOT NULL,
        position bigint NOT NULL,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query(
      'CREATE INDEX chosen_matches_by_charge ON chosen_matches (account, charge_id)',
    );
    await database.query(
      'CREATE INDEX chosen_matches_by_expectation ON chosen_matches (account, expectation)',
    );
    await database.query(
      'CREATE INDEX chosen_matches_by_position ON chosen_matches (account, position)',
    );
    // Which key a charge's reference came from; null: the metadata.
    await database.query('ALTER TABLE charges ADD COLUMN reference_by text');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('ALTER TABLE charges DROP COLUMN reference_by');
    await database.query('DROP TABLE chosen_matches');
  }
}

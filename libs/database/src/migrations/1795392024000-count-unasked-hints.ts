import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often in a row Opn could not be asked about a webhook: no attempt, but a longer wait. */
export class CountUnaskedHints1795392024000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query('ALTER TABLE inbox ADD COLUMN unasked integer NOT NULL DEFAULT 0');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('ALTER TABLE inbox DROP COLUMN unasked');
  }
}

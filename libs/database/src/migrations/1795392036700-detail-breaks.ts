import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What else there is to say of a break, such as the rate that was found. */
export class DetailBreaks1795392036700 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query('ALTER TABLE breaks ADD COLUMN detail text');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('ALTER TABLE breaks DROP COLUMN detail');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many webhooks of the day never came; beyond some hundred they are only counted. */
export class CountMissedWebhooks1795392027500 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      ALTER TABLE webhook_audits
        ADD COLUMN day date,
        ADD COLUMN found integer NOT NULL DEFAULT 0,
        ADD COLUMN beyond integer NOT NULL DEFAULT 0
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(
      'ALTER TABLE webhook_audits DROP COLUMN day, DROP COLUMN found, DROP COLUMN beyond',
    );
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when looks have found what is not believed at once. Operational: the next ones see it. */
export class CreateAlertSightings1795392059000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE alert_sightings (
        account text COLLATE "C" NOT NULL,
        stream text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL,
        found_since timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (account, stream)
      ) WITH (fillfactor = 70)
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE alert_sightings');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Operational, not history: when a charge was last read at Opn, and when it is due again. */
export class CreateChargeWatch1795392016000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE charge_watch (
        account text COLLATE "C" NOT NULL,
        charge_id text COLLATE "C" NOT NULL,
        last_read_at timestamptz,
        next_read_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        PRIMARY KEY (account, charge_id)
      ) WITH (fillfactor = 70)
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE charge_watch');
  }
}

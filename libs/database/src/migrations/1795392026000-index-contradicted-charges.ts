import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Few charges are contradicted, and those few are read again until Opn agrees with itself. */
export class IndexContradictedCharges1795392026000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE INDEX charges_contradicted ON charges (account, id) WHERE is_contradicted
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX charges_contradicted');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when what is wrong has been so, which alerts have to say: when the way to Opn was last
 * shut, also after it opened again; since when a job fails; since when a process's clock is off.
 * An older release beside a newer one leaves the columns as they are.
 */
export class RememberSinceWhen1795392058000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query('ALTER TABLE opn_gate ADD COLUMN opened_at timestamptz');
    await database.query(OPENING_FUNCTION);
    await database.query(`
      CREATE TRIGGER opn_gate_remembers_opening BEFORE UPDATE ON opn_gate FOR EACH ROW
      WHEN (OLD.state = 'closed' AND NEW.state <> 'closed')
      EXECUTE FUNCTION remember_opn_gate_opening()
    `);
    await database.query('ALTER TABLE job_runs ADD COLUMN failing_since timestamptz');
    await database.query(`
      ALTER TABLE processes ADD COLUMN clock_ahead_ms double precision NOT NULL DEFAULT 0,
        ADD COLUMN clock_off_since timestamptz
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(`
      ALTER TABLE processes DROP COLUMN clock_ahead_ms, DROP COLUMN clock_off_since
    `);
    await database.query('ALTER TABLE job_runs DROP COLUMN failing_since');
    await database.query('DROP TRIGGER opn_gate_remembers_opening ON opn_gate');
    await database.query('DROP FUNCTION remember_opn_gate_opening()');
    await database.query('ALTER TABLE opn_gate DROP COLUMN opened_at');
  }
}

const OPENING_FUNCTION = `
CREATE FUNCTION remember_opn_gate_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.opened_at := NEW.since;
  RETURN NEW;
END $$
`;

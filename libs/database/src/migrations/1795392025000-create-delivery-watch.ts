import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Operational, not history: what Opn says it sent us, which webhooks we refused, and how far the
 * log was searched for charges that no webhook told of. Never what was sent.
 */
export class CreateDeliveryWatch1795392025000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await createDeliveries(database);
    await indexDeliveries(database);
    await database.query(`
      CREATE TABLE webhook_refusals (
        account text COLLATE "C" NOT NULL,
        minute timestamptz NOT NULL,
        reason text COLLATE "C" NOT NULL,
        count bigint NOT NULL,
        PRIMARY KEY (account, minute, reason)
      ) WITH (fillfactor = 70)
    `);
    await database.query(`
      CREATE TABLE webhook_audits (
        account text COLLATE "C" PRIMARY KEY,
        position bigint NOT NULL
      ) WITH (fillfactor = 70)
    `);
    await database.query(`
      CREATE INDEX inbox_by_object ON inbox (account, object_id, event_id)
      WHERE object_id IS NOT NULL
    `);
    await database.query('CREATE INDEX findings_by_code ON findings (account, code, found_at)');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX findings_by_code, inbox_by_object');
    await database.query('DROP TABLE webhook_audits, webhook_refusals, opn_deliveries');
  }
}

async function createDeliveries(database: QueryRunner): Promise<void> {
  await database.query(`
    CREATE TABLE opn_deliveries (
      account text COLLATE "C" NOT NULL,
      event_id text COLLATE "C" NOT NULL,
      event_key text NOT NULL,
      object_kind text NOT NULL,
      object_id text COLLATE "C" NOT NULL,
      status_told text,
      created_at timestamptz NOT NULL,
      attempts integer NOT NULL,
      failed_attempts integer NOT NULL,
      last_status integer,
      last_error text,
      last_attempt_at timestamptz,
      first_seen_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      outcome text CHECK (outcome IN ('received', 'missed', 'earlier')),
      judged_at timestamptz,
      read_at timestamptz,
      reported_at timestamptz,
      PRIMARY KEY (account, event_id)
    ) WITH (fillfactor = 70)
  `);
}

async function indexDeliveries(database: QueryRunner): Promise<void> {
  await database.query(`
    CREATE INDEX opn_deliveries_open ON opn_deliveries (account, created_at)
    WHERE outcome IS NULL
  `);
  await database.query(`
    CREATE INDEX opn_deliveries_missed ON opn_deliveries (account, judged_at)
    WHERE outcome = 'missed'
  `);
  await database.query(`
    CREATE INDEX opn_deliveries_unread ON opn_deliveries (account, judged_at)
    WHERE outcome = 'missed' AND read_at IS NULL
  `);
  await database.query(`
    CREATE INDEX opn_deliveries_unreported ON opn_deliveries (account, object_id)
    WHERE outcome = 'missed' AND object_kind = 'charge' AND read_at IS NOT NULL
      AND reported_at IS NULL
  `);
  await database.query(`
    CREATE INDEX opn_deliveries_failed ON opn_deliveries (account, last_attempt_at)
    WHERE failed_attempts > 0
  `);
  await database.query(`
    CREATE INDEX opn_deliveries_seen ON opn_deliveries (account, last_seen_at)
  `);
}

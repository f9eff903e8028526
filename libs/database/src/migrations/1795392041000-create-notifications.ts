import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people are told, and what became of telling them: operational, not history. A notification
 * is put in once per key, which names one state of one thing, and is never lost.
 */
export class CreateNotifications1795392041000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE notifications (
        account text COLLATE "C" NOT NULL,
        key text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL,
        audience text NOT NULL CHECK (audience IN ('finance', 'operators')),
        severity text NOT NULL CHECK (severity IN ('information', 'low', 'medium', 'high')),
        content jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (account, key)
      )
    `);
    await database.query(`
      CREATE INDEX notifications_by_time ON notifications (account, created_at DESC, key DESC)
    `);
    await database.query(`
      CREATE TABLE notification_deliveries (
        account text COLLATE "C" NOT NULL,
        key text COLLATE "C" NOT NULL,
        channel text COLLATE "C" NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'delivered', 'given_up')),
        attempts integer NOT NULL,
        queued_at timestamptz NOT NULL,
        first_tried_at timestamptz,
        next_attempt_at timestamptz NOT NULL,
        last_error text,
        delivered_at timestamptz,
        claim uuid,
        claimed_until timestamptz,
        PRIMARY KEY (account, key, channel),
        FOREIGN KEY (account, key) REFERENCES notifications (account, key),
        CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))
      ) WITH (fillfactor = 70)
    `);
    await database.query(`
      CREATE INDEX notification_deliveries_waiting
      ON notification_deliveries (account, channel, next_attempt_at) WHERE state = 'waiting'
    `);
    await database.query(`
      CREATE INDEX notification_deliveries_given_up
      ON notification_deliveries (account, channel) WHERE state = 'given_up'
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE notification_deliveries, notifications');
  }
}

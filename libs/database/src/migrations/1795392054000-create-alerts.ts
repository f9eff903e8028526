import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told of: a retelling of the `alert/…` streams, and how it is looked at now. */
export class CreateAlerts1795392054000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE alerts (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        kind text COLLATE "C" NOT NULL,
        subject text COLLATE "C" NOT NULL,
        episode integer NOT NULL,
        severity text NOT NULL,
        audience text NOT NULL,
        urgency text NOT NULL,
        silent boolean NOT NULL,
        status text NOT NULL CHECK (status IN ('firing', 'acknowledged', 'resolved')),
        since timestamptz NOT NULL,
        raised_at timestamptz NOT NULL,
        count bigint,
        amount bigint CHECK (amount >= 0),
        facts jsonb NOT NULL,
        link text NOT NULL,
        acknowledged_by text,
        acknowledged_at timestamptz,
        note text,
        resolved_at timestamptz,
        proof_kind text,
        proof_id text,
        position bigint NOT NULL,
        PRIMARY KEY (account, id),
        CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
      )
    `);
    await database.query(`
      CREATE INDEX alerts_standing ON alerts (account, kind) WHERE status <> 'resolved'
    `);
    await database.query(`
      CREATE INDEX alerts_by_time ON alerts (account, raised_at DESC, id DESC)
    `);
    await database.query(`
      CREATE INDEX alerts_by_end ON alerts (account, resolved_at) WHERE status = 'resolved'
    `);
    // What a look saw of an alert that stands; the log has only what was worth recording.
    await database.query(`
      CREATE TABLE alert_looks (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        seen_at timestamptz NOT NULL,
        gone_since timestamptz,
        count bigint,
        amount bigint,
        facts jsonb NOT NULL,
        PRIMARY KEY (account, id)
      ) WITH (fillfactor = 70)
    `);
    await database.query(`
      CREATE TABLE alert_digests (
        account text COLLATE "C" NOT NULL,
        audience text NOT NULL CHECK (audience IN ('finance', 'operators')),
        day date NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (account, audience, day)
      )
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE alert_digests, alert_looks, alerts');
  }
}

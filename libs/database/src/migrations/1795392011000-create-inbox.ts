import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks, byte for byte as they came, from their 200 on; and what was made of them. */
export class CreateInbox1795392011000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE inbox (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        received_at timestamptz NOT NULL,
        headers jsonb NOT NULL,
        body bytea NOT NULL,
        event_id text,
        event_key text,
        object_kind text,
        object_id text,
        state text NOT NULL CHECK (state IN ('received', 'done', 'parked')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL,
        reason text,
        settled_at timestamptz,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query(`
      CREATE INDEX inbox_due ON inbox (account, next_attempt_at, id) WHERE state = 'received'
    `);
    await database.query(`
      CREATE INDEX inbox_parked ON inbox (account, id) WHERE state = 'parked'
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE inbox');
  }
}

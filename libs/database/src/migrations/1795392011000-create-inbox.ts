import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Webhooks as they came, before anybody reads them. An id begins with the time of arrival, so the
 * key grows at its end; the index holds only what is not done, so it stays small.
 */
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
        next_attempt_at timestamptz,
        reason text,
        settled_at timestamptz,
        PRIMARY KEY (account, id),
        CHECK (state <> 'received' OR next_attempt_at IS NOT NULL)
      )
    `);
    await database.query(`
      CREATE INDEX inbox_to_work_off ON inbox (account, state, next_attempt_at, id)
      WHERE state <> 'done'
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE inbox');
  }
}

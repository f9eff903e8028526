import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One log per account. The account is the first column of every key, nothing is unique or ordered
 * across accounts, and one transaction touches one account: so accounts can be spread over nodes.
 */
export class CreateLog1795392001000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await createTables(database);
    await database.query(APPEND_FUNCTION);
    await revokeChanges(database, 'events');
    await revokeChanges(database, 'event_batches');
    await revokeRemoval(database, 'log_heads');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP FUNCTION append_events(text, jsonb)');
    await database.query('DROP TABLE evidence, event_batches, events, log_heads');
  }
}

async function createTables(database: QueryRunner): Promise<void> {
  await database.query(`
    CREATE TABLE log_heads (
      account text COLLATE "C" PRIMARY KEY,
      position bigint NOT NULL,
      batch bigint NOT NULL,
      digest bytea NOT NULL,
      committed_at timestamptz NOT NULL
    )
  `);
  await database.query(`
    CREATE TABLE events (
      account text COLLATE "C" NOT NULL,
      position bigint NOT NULL,
      stream text COLLATE "C" NOT NULL,
      version integer NOT NULL,
      type text NOT NULL,
      schema_version smallint NOT NULL,
      occurred_at timestamptz NOT NULL,
      recorded_at timestamptz NOT NULL,
      cause text NOT NULL,
      cause_ref text,
      evidence bytea,
      data jsonb NOT NULL,
      hash bytea NOT NULL,
      PRIMARY KEY (account, position),
      UNIQUE (account, stream, version)
    )
  `);
  await database.query(`
    CREATE TABLE event_batches (
      account text COLLATE "C" NOT NULL,
      number bigint NOT NULL,
      first_position bigint NOT NULL,
      last_position bigint NOT NULL,
      count integer NOT NULL,
      digest bytea NOT NULL,
      previous bytea NOT NULL,
      committed_at timestamptz NOT NULL,
      PRIMARY KEY (account, number)
    )
  `);
  await database.query(`
    CREATE TABLE evidence (
      account text COLLATE "C" NOT NULL,
      hash bytea NOT NULL,
      body bytea NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (account, hash)
    )
  `);
}

/** The first layer; triggers are the second. The owner's own rights go as well. */
async function revokeChanges(database: QueryRunner, table: string): Promise<void> {
  await revoke(database, 'UPDATE, DELETE, TRUNCATE', table);
}

/** A head moves with every batch, but it never goes away. */
async function revokeRemoval(database: QueryRunner, table: string): Promise<void> {
  await revoke(database, 'DELETE, TRUNCATE', table);
}

async function revoke(database: QueryRunner, rights: string, table: string): Promise<void> {
  await database.query(`REVOKE ${rights} ON ${table} FROM CURRENT_USER`);
  await database.query(`
    DO $$
    BEGIN
      REVOKE ${rights} ON ${table} FROM yodtrong_app;
    EXCEPTION WHEN undefined_object THEN
      NULL;
    END $$
  `);
}

/*
 * p_batch: { "whole": boolean,
 *            "appends": [{ "no", "stream", "expected" }],
 *            "events":  [{ "no", "version", "type", … , "data", "hash" (hex) }],
 *            "evidence": [{ "no", "hash" (hex), "body" }] }
 *
 * Locking the head row first is what makes position order commit order: nobody can commit a lower
 * position after a higher one was seen. Versions are checked after the lock, so the answer is
 * final, and a stale append never fails its batch-mates (unless the batch is a whole). Of two
 * appends to one stream in one batch the second is stale: it was decided without the first.
 * Evidence is kept once per content, and only if an event that cites it was accepted.
 */
const APPEND_FUNCTION = `
CREATE FUNCTION append_events(p_account text, p_batch jsonb)
RETURNS TABLE (no integer, accepted boolean, last_position bigint)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  head log_heads%ROWTYPE;
BEGIN
  SELECT * INTO head FROM log_heads WHERE account = p_account FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no log of account %', p_account USING ERRCODE = 'no_data_found';
  END IF;
  head.committed_at := greatest(head.committed_at, clock_timestamp());

  RETURN QUERY
  WITH appends AS (
    SELECT a.no, a.stream, a.expected,
           row_number() OVER (PARTITION BY a.stream ORDER BY a.no) = 1 AS is_first,
           coalesce((SELECT e.version FROM events e
                     WHERE e.account = p_account AND e.stream = a.stream
                     ORDER BY e.version DESC LIMIT 1), 0) AS actual
    FROM jsonb_to_recordset(p_batch -> 'appends') AS a (no integer, stream text, expected integer)
  ), verdicts AS (
    SELECT a.no, a.stream,
           CASE WHEN (p_batch ->> 'whole')::boolean
                THEN bool_and(a.is_first AND a.actual = a.expected) OVER ()
                ELSE a.is_first AND a.actual = a.expected END AS accepted
    FROM appends a
  ), inserted AS (
    INSERT INTO events (account, position, stream, version, type, schema_version, occurred_at,
                        recorded_at, cause, cause_ref, evidence, data, hash)
    SELECT p_account, head.position + row_number() OVER (ORDER BY e.no, e.version), v.stream,
           e.version, e.type, e.schema_version, e.occurred_at, e.recorded_at, e.cause,
           e.cause_ref, decode(e.evidence, 'hex'), e.data, decode(e.hash, 'hex')
    FROM jsonb_to_recordset(p_batch -> 'events') AS e (
           no integer, version integer, type text, schema_version smallint,
           occurred_at timestamptz, recorded_at timestamptz, cause text, cause_ref text,
           evidence text, data jsonb, hash text)
    JOIN verdicts v ON v.no = e.no AND v.accepted
    RETURNING position, stream, hash
  ), kept AS (
    INSERT INTO evidence (account, hash, body, recorded_at)
    SELECT DISTINCT ON (x.hash) p_account, decode(x.hash, 'hex'), convert_to(x.body, 'UTF8'),
           head.committed_at
    FROM jsonb_to_recordset(p_batch -> 'evidence') AS x (no integer, hash text, body text)
    JOIN verdicts v ON v.no = x.no AND v.accepted
    ORDER BY x.hash
    ON CONFLICT (account, hash) DO NOTHING
  ), extent AS (
    SELECT min(i.position) AS first_position, max(i.position) AS last_position,
           count(*)::integer AS count, string_agg(i.hash, ''::bytea ORDER BY i.position) AS hashes
    FROM inserted i
    HAVING count(*) > 0
  ), batch AS (
    INSERT INTO event_batches
    SELECT p_account, head.batch + 1, x.first_position, x.last_position, x.count,
           sha256(head.digest || int8send(head.batch + 1) || int8send(x.first_position)
                  || int8send(x.last_position) || x.hashes),
           head.digest, head.committed_at
    FROM extent x
    RETURNING event_batches.number, event_batches.last_position, event_batches.digest
  ), moved AS (
    UPDATE log_heads h
    SET position = b.last_position, batch = b.number, digest = b.digest,
        committed_at = head.committed_at
    FROM batch b
    WHERE h.account = p_account
  )
  SELECT v.no, v.accepted, max(i.position)
  FROM verdicts v LEFT JOIN inserted i ON v.accepted AND i.stream = v.stream
  GROUP BY v.no, v.accepted;
END $$
`;

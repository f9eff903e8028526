import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was erased of the evidence: a tombstone for each piece, under the event that announced it.
 * The only way to erase is the function, which runs with the rights of the tables' owner.
 */
export class CreateErasedEvidence1795392055000 implements MigrationInterface {
  readonly olderReplicas =
    'They only add evidence and read it, and of webhooks that are worked off they read no body.';

  async up(database: QueryRunner): Promise<void> {
    await database.query(TABLE);
    await database.query('CREATE INDEX erased_evidence_by_hash ON erased_evidence (account, hash)');
    await database.query('ALTER TABLE inbox ADD COLUMN erased_at timestamptz');
    await database.query(ANNOUNCED);
    await database.query(ERASE);
    await database.query(`REVOKE ALL ON FUNCTION ${SIGNATURE} FROM PUBLIC`);
    await database.query('REVOKE UPDATE, DELETE, TRUNCATE ON erased_evidence FROM CURRENT_USER');
    await database.query('REVOKE UPDATE, TRUNCATE ON evidence FROM CURRENT_USER');
    await database.query('REVOKE DELETE, TRUNCATE ON inbox FROM CURRENT_USER');
    await database.query(RIGHTS_OF_APPLICATIONS);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(`DROP FUNCTION ${SIGNATURE}`);
    await database.query('DROP FUNCTION is_erasure_announced(text, bigint)');
    await database.query('ALTER TABLE inbox DROP COLUMN erased_at');
    await database.query('DROP TABLE erased_evidence');
  }
}

const SIGNATURE = 'erase_evidence(text, bigint, bigint, jsonb)';

/** `webhook` is its id in the inbox; of what Opn's API answered it is empty. */
const TABLE = `
  CREATE TABLE erased_evidence (
    account text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    hash bytea NOT NULL,
    webhook text COLLATE "C" NOT NULL,
    erased_at timestamptz NOT NULL,
    PRIMARY KEY (account, position, hash, webhook)
  )`;

/** Whether the event at the position announces exactly the tombstones that stand under it. */
const ANNOUNCED = `
CREATE FUNCTION is_erasure_announced(p_account text, p_position bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM events e
    WHERE e.account = p_account AND e.position = p_position AND e.type = 'evidence.erased'
      AND e.data ->> 'digest' = (
        SELECT encode(sha256(convert_to(string_agg(t.line, E'\\n' ORDER BY t.line), 'UTF8')), 'hex')
        FROM (SELECT (encode(hash, 'hex') || ' ' || webhook) COLLATE "C" AS line
              FROM erased_evidence WHERE account = p_account AND position = p_position) AS t))
$$`;

/*
 * p_items: [{ "hash" (hex), "webhook" }], exactly those whose digest the event at p_position holds.
 * p_known: the log's position when they were found. All of them are erased or none; what is not
 * there any more, was cited anew since, or a webhook that is not worked off, refuses the whole.
 * While the head is locked nobody appends, so that nothing is cited anew in between either.
 */
const ERASE = `
CREATE FUNCTION erase_evidence(p_account text, p_position bigint, p_known bigint, p_items jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  at timestamptz;
  answers bigint;
  webhooks bigint;
BEGIN
  PERFORM FROM log_heads WHERE account = p_account FOR UPDATE;
  at := clock_timestamp();
  IF EXISTS (SELECT FROM events e
             WHERE e.account = p_account AND e.position > least(p_known, p_position)
               AND e.evidence IN (SELECT decode(i.hash, 'hex')
                                  FROM jsonb_to_recordset(p_items) AS i (hash text))) THEN
    RAISE EXCEPTION 'Some of this evidence was cited anew' USING ERRCODE = 'serialization_failure';
  END IF;

  INSERT INTO erased_evidence (account, position, hash, webhook, erased_at)
  SELECT p_account, p_position, decode(i.hash, 'hex'), i.webhook, at
  FROM jsonb_to_recordset(p_items) AS i (hash text, webhook text);

  DELETE FROM evidence v USING jsonb_to_recordset(p_items) AS i (hash text, webhook text)
  WHERE v.account = p_account AND i.webhook = '' AND v.hash = decode(i.hash, 'hex');
  GET DIAGNOSTICS answers = ROW_COUNT;

  UPDATE inbox b SET body = '', erased_at = at
  FROM jsonb_to_recordset(p_items) AS i (hash text, webhook text)
  WHERE b.account = p_account AND i.webhook <> '' AND b.id = i.webhook AND b.state = 'done'
    AND b.erased_at IS NULL AND sha256(b.body) = decode(i.hash, 'hex');
  GET DIAGNOSTICS webhooks = ROW_COUNT;

  IF answers + webhooks <> jsonb_array_length(p_items) THEN
    RAISE EXCEPTION 'Of % pieces of evidence % can be erased', jsonb_array_length(p_items),
      answers + webhooks USING ERRCODE = 'serialization_failure';
  END IF;
END $$`;

/** Adding evidence and settling webhooks is theirs; removing either is the function's alone. */
const RIGHTS_OF_APPLICATIONS = `
  DO $$
  BEGIN
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON erased_evidence FROM yodtrong_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON evidence FROM yodtrong_app;
    REVOKE DELETE, TRUNCATE ON inbox FROM yodtrong_app;
    GRANT EXECUTE ON FUNCTION ${SIGNATURE} TO yodtrong_app;
  EXCEPTION WHEN undefined_object THEN
    NULL;
  END $$`;

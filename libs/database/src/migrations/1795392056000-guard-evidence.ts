import type { MigrationInterface, QueryRunner } from 'typeorm';

const ON_TABLES = [
  ['erasures_are_announced', 'AFTER INSERT', 'erased_evidence', 'refuse_unannounced_erasure'],
  ['erasures_stay', 'BEFORE UPDATE OR DELETE OR TRUNCATE', 'erased_evidence', 'refuse_log_change'],
  ['evidence_never_changes', 'BEFORE UPDATE OR TRUNCATE', 'evidence', 'refuse_log_change'],
  ['webhooks_stay', 'BEFORE DELETE OR TRUNCATE', 'inbox', 'refuse_log_change'],
] as const;

/** What is known of a webhook since it came; the other columns say how far it is worked off. */
const STAYING = [
  ...['account', 'id', 'received_at', 'headers'],
  ...['event_id', 'event_key', 'object_kind', 'object_id'],
];
const RECEIVED = [...STAYING, 'body', 'erased_at'];

/**
 * The second layer, as for the log: whoever asks, nothing of the evidence goes without a tombstone,
 * and no tombstone is set that the log does not announce.
 */
export class GuardEvidence1795392056000 implements MigrationInterface {
  readonly olderReplicas =
    'They neither change nor remove evidence, and of webhooks only how far they are worked off.';

  async up(database: QueryRunner): Promise<void> {
    await database.query(UNANNOUNCED);
    await database.query(WITHOUT_TOMBSTONE);
    await database.query(WEBHOOK_WITHOUT_TOMBSTONE);
    for (const [name, when, table, refuse] of ON_TABLES) {
      const added = when === 'AFTER INSERT' ? 'REFERENCING NEW TABLE AS added ' : '';
      await database.query(`
        CREATE TRIGGER ${name} ${when} ON ${table} ${added}
        FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}()
      `);
    }
    await database.query(`
      CREATE TRIGGER evidence_goes_with_a_tombstone BEFORE DELETE ON evidence
      FOR EACH ROW EXECUTE FUNCTION refuse_evidence_removal()
    `);
    await database.query(`
      CREATE TRIGGER bodies_go_with_a_tombstone BEFORE UPDATE OF ${RECEIVED.join(', ')} ON inbox
      FOR EACH ROW EXECUTE FUNCTION refuse_webhook_change()
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TRIGGER bodies_go_with_a_tombstone ON inbox');
    await database.query('DROP TRIGGER evidence_goes_with_a_tombstone ON evidence');
    for (const [name, , table] of ON_TABLES) {
      await database.query(`DROP TRIGGER ${name} ON ${table}`);
    }
    await database.query(
      `DROP FUNCTION refuse_webhook_change(), refuse_evidence_removal(),
        refuse_unannounced_erasure()`,
    );
  }
}

const HEAD = 'LANGUAGE plpgsql SET search_path = public, pg_temp AS $$';

/** Materialized: an event is asked once, and not for each of its tombstones. */
const UNANNOUNCED = `
CREATE FUNCTION refuse_unannounced_erasure() RETURNS trigger ${HEAD}
BEGIN
  IF EXISTS (WITH erasures AS MATERIALIZED (SELECT DISTINCT account, position FROM added)
             SELECT FROM erasures WHERE NOT is_erasure_announced(account, position)) THEN
    RAISE EXCEPTION 'No event of the log announces that this evidence is erased'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$`;

/** One from before the same content was kept again does not count. */
const WITHOUT_TOMBSTONE = `
CREATE FUNCTION refuse_evidence_removal() RETURNS trigger ${HEAD}
BEGIN
  IF EXISTS (SELECT FROM erased_evidence t
             WHERE t.account = OLD.account AND t.hash = OLD.hash AND t.webhook = ''
               AND t.erased_at >= OLD.recorded_at) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Evidence is erased by "yodtrong evidence erase" only, which leaves a tombstone'
    USING ERRCODE = 'insufficient_privilege';
END $$`;

/** What came stays as it came, so that no webhook leaves its account or grows old overnight. */
const WEBHOOK_WITHOUT_TOMBSTONE = `
CREATE FUNCTION refuse_webhook_change() RETURNS trigger ${HEAD}
BEGIN
  IF (${STAYING.map((column) => `NEW.${column}`).join(', ')})
     IS NOT DISTINCT FROM (${STAYING.map((column) => `OLD.${column}`).join(', ')})
     AND ((NEW.body = OLD.body AND NEW.erased_at IS NOT DISTINCT FROM OLD.erased_at)
       OR (NEW.body = '' AND EXISTS (
         SELECT FROM erased_evidence t WHERE t.account = OLD.account
           AND t.hash = sha256(OLD.body) AND t.webhook = OLD.id))) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'What a webhook said is erased by "yodtrong evidence erase" only'
    USING ERRCODE = 'insufficient_privilege';
END $$`;

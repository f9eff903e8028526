import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether a charge is the only one of its reference, and a transaction the only one of its origin:
 * asked of every row of every day that is judged, and dear to find out then, for the others may
 * stand anywhere in the history. So each row says so itself. What it says follows from the rows
 * alone, in whatever order and batches they came.
 */
export class MarkSharedKeys1795392032000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    for (const shared of SHARED)
      for (const statement of marking(shared)) await database.query(statement);
    for (const index of INDEXES) await database.query(index);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP INDEX charges_pending_until, charges_contradicted_by_day');
    for (const { table, column } of SHARED) {
      await database.query(`DROP TRIGGER ${table}_share ON ${table}`);
      await database.query(`DROP TRIGGER ${table}_share_otherwise ON ${table}`);
      await database.query(`DROP FUNCTION mark_shared_${table}(), remark_shared_${table}()`);
      await database.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  }
}

interface Shared {
  readonly table: string;
  readonly key: string;
  /** Whether another row of the account has the same key. */
  readonly column: string;
}

const SHARED: readonly Shared[] = [
  { table: 'charges', key: 'reference', column: 'shares_reference' },
  { table: 'balance_transactions', key: 'origin_id', column: 'shares_origin' },
];

const hasOther = ({ table, key }: Shared): string =>
  `EXISTS (SELECT FROM ${table} o
           WHERE o.account = t.account AND o.${key} = t.${key} AND o.id <> t.id)`;

/** While a retelling fills an empty table its statistics say nothing: keys are always looked up. */
const BY_KEY = 'SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off';

const marking = (shared: Shared): readonly string[] => [
  `ALTER TABLE ${shared.table} ADD COLUMN ${shared.column} boolean NOT NULL DEFAULT false`,
  `UPDATE ${shared.table} t SET ${shared.column} = true WHERE ${hasOther(shared)}`,
  onInsert(shared),
  `CREATE TRIGGER ${shared.table}_share AFTER INSERT ON ${shared.table}
   REFERENCING NEW TABLE AS added
   FOR EACH STATEMENT EXECUTE FUNCTION mark_shared_${shared.table}()`,
  onChange(shared),
  `CREATE TRIGGER ${shared.table}_share_otherwise AFTER UPDATE OF ${shared.key} ON ${shared.table}
   FOR EACH ROW WHEN (OLD.${shared.key} IS DISTINCT FROM NEW.${shared.key})
   EXECUTE FUNCTION remark_shared_${shared.table}()`,
];

const onInsert = (shared: Shared): string => `
  CREATE FUNCTION mark_shared_${shared.table}() RETURNS trigger LANGUAGE plpgsql ${BY_KEY} AS $$
  BEGIN
    UPDATE ${shared.table} t SET ${shared.column} = true
    FROM (SELECT DISTINCT account, ${shared.key} FROM added WHERE ${shared.key} IS NOT NULL) a
    WHERE t.account = a.account AND t.${shared.key} = a.${shared.key}
      AND NOT t.${shared.column} AND ${hasOther(shared)};
    RETURN NULL;
  END $$`;

const onChange = (shared: Shared): string => `
  CREATE FUNCTION remark_shared_${shared.table}() RETURNS trigger LANGUAGE plpgsql ${BY_KEY} AS $$
  BEGIN
    UPDATE ${shared.table} t SET ${shared.column} = NOT t.${shared.column}
    WHERE t.account = NEW.account
      AND (t.${shared.key} IN (OLD.${shared.key}, NEW.${shared.key}) OR t.id = NEW.id)
      AND t.${shared.column} <> ${hasOther(shared)};
    RETURN NULL;
  END $$`;

/** Charges whose QR ended on a day without an answer, and those that Opn contradicts. */
const INDEXES = [
  `CREATE INDEX charges_pending_until ON charges (account, expires_at) WHERE status = 'pending'`,
  `CREATE INDEX charges_contradicted_by_day ON charges (account, business_day)
   WHERE is_contradicted`,
];

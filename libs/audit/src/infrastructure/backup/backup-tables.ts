import type { Client } from 'pg';
import { KEPT_TABLES, TABLE_FATES } from '../../domain/backup/table-fates.js';
import type { KeptTable } from '../../domain/backup/table-fates.js';
import { TableUnknownError } from '../../domain/backup/backup.errors.js';

const TABLES = `
  SELECT relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`;

const COLUMNS = `
  SELECT attname AS name FROM pg_attribute
  WHERE attrelid = format('public.%I', $1::text)::regclass
    AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`;

interface Name {
  readonly name: string;
}

/** All tables of the database's public schema. */
export async function tablesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<Name>(TABLES);
  return rows.map(({ name }) => name);
}

/**
 * The kept tables that this database has: tables of an earlier version lack the later ones.
 * @throws TableUnknownError if it has one of which nobody said what becomes of it.
 */
export async function keptTablesOf(client: Client): Promise<readonly KeptTable[]> {
  const tables = await tablesOf(client);
  const unknown = tables.filter((table) => TABLE_FATES[table] === undefined);
  if (unknown.length > 0) throw new TableUnknownError(unknown);
  return KEPT_TABLES.filter(({ table }) => tables.includes(table));
}

/** The columns in which the rows of a table are written. */
export async function columnsOf(client: Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<Name>(COLUMNS, [table]);
  return rows.map(({ name }) => name);
}

/** How many rows it has about, as its statistics say; null where they say nothing. */
export async function estimatedRowsOf(client: Client, table: string): Promise<number | null> {
  const { rows } = await client.query<{ readonly rows: number }>(
    `SELECT reltuples::float8 AS rows FROM pg_class
     WHERE oid = format('public.%I', $1::text)::regclass`,
    [table],
  );
  const estimate = rows[0]?.rows ?? 0;
  return estimate > 0 ? estimate : null;
}

/** Names of the migrations that were applied, in their order; none where there are no tables. */
export async function migrationsOf(client: Client): Promise<readonly string[]> {
  if (!(await tablesOf(client)).includes('schema_migrations')) return [];
  const { rows } = await client.query<Name>('SELECT name FROM schema_migrations ORDER BY id');
  return rows.map(({ name }) => name);
}

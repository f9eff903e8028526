import pg from 'pg';
import { DataSource } from 'typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { migrations } from './migrations/index.js';
import { ownSessionName } from './own-sessions.js';
import { reachDatabase } from './reach-database.js';
import { wireTypes } from './wire-types.js';

/**
 * Of one process. What holds a connection for long, such as a closing, is bounded where it does so,
 * and must leave some to those who ask briefly.
 */
const MAX_CONNECTIONS = 20;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 120_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const MIGRATIONS_TABLE = 'schema_migrations';

/** The role of running applications: it may add to the log, and never change or remove. */
export const APPLICATION_ROLE = 'yodtrong_app';

export type EntityClass = EntityTarget<ObjectLiteral> & (new () => object);

/** Connections of an application: rights of `APPLICATION_ROLE`, UTC, bounded time for all. */
export function openDataSource(
  url: string,
  entities: readonly EntityClass[],
  applicationName: string,
): Promise<DataSource> {
  return reachDatabase(url, () => open(url, entities, applicationName));
}

async function open(
  url: string,
  entities: readonly EntityClass[],
  applicationName: string,
): Promise<DataSource> {
  const role = (await mayTakeApplicationRole(url)) ? ` -c role=${APPLICATION_ROLE}` : '';
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    applicationName,
    extra: {
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      options: `-c timezone=UTC${role}`,
      types: wireTypes,
      keepAlive: true,
    },
  }).initialize();
}

/**
 * Connections of the owner, who alone changes tables; `only` some migrations, or all. A statement
 * of theirs waits `lockTimeoutMs` at most for what others hold.
 */
export function ownerDataSource(
  url: string,
  only: readonly string[] | undefined,
  lockTimeoutMs: number,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: ownSessionName('migrate'),
    migrations: migrations.filter(({ name }) => only?.includes(name) ?? true),
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each',
    extra: {
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      options: `-c timezone=UTC -c lock_timeout=${lockTimeoutMs}`,
    },
  });
}

/** Where the owner may not create roles, its own rights on the log are revoked all the same. */
async function mayTakeApplicationRole(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    application_name: ownSessionName('role'),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined); // what is asked on it fails, and that is heard
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(oid, 'SET')`,
      [APPLICATION_ROLE],
    );
    return rowCount === 1;
  } finally {
    await client.end();
  }
}

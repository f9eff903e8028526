import { DomainError, SECOND_MS } from '#kernel';
import { Client } from 'pg';
import { knownMigrations } from './pending-migrations.js';
import { reachDatabase } from './reach-database.js';
import { sqlState, UNDEFINED_TABLE } from './sql-state.js';

const CONNECT_LIMIT_MS = 10 * SECOND_MS;

/**
 * A process does not start on tables that are older than it is (`database.outdated`). Newer ones
 * are none of its business: what runs, or comes back, goes on while others are already upgraded.
 */
export async function refuseOlderTables(url: string): Promise<void> {
  const applied = await appliedIn(url);
  const missing = knownMigrations.filter((name) => !applied.has(name));
  const [first] = missing;
  if (first === undefined) return;
  const found =
    missing.length === knownMigrations.length
      ? 'The database has no tables of Yodtrong yet.'
      : `The tables are those of an earlier version: ${missing.length} steps are missing, ` +
        `from ${first} on.`;
  throw new DomainError(
    'database.outdated',
    `${found} Run \`npm run yodtrong -- migrate\` first; what runs on them goes on meanwhile.`,
    { missing },
  );
}

async function appliedIn(url: string): Promise<ReadonlySet<string>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on('error', () => undefined); // what is asked on it fails, and that is heard
  await reachDatabase(url, () => client.connect());
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations');
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (sqlState(error) === UNDEFINED_TABLE) return new Set();
    throw error;
  } finally {
    await client.end();
  }
}

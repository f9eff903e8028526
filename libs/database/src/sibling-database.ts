import { DomainError } from '#kernel';
import { Client, escapeIdentifier } from 'pg';
import { OWN_NAMES, ownSessionName } from './own-sessions.js';
import { reachDatabase } from './reach-database.js';

const CONNECT_LIMIT_MS = 10_000;

/** The URL of `<name>_<suffix>` on the same server, which is created where it is missing. */
export async function ensureSiblingDatabase(url: string, suffix: string): Promise<string> {
  const sibling = new URL(url);
  const name = `${decodeURIComponent(sibling.pathname.slice(1)) || sibling.username}_${suffix}`;
  sibling.pathname = `/${encodeURIComponent(name)}`;
  const client = await connect(url);
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  } catch (error) {
    throw new DomainError(
      'database.no_sibling',
      `The demonstration keeps out of the database you named, and has "${name}" beside it; its ` +
        `role could not create that: ${String(error)}. Create it, or set OPN_SECRET_KEY.`,
    );
  } finally {
    await client.end();
  }
  return sibling.href;
}

/** How many sessions of other processes the server has; whose is just beginning, nobody knows. */
export async function countOtherSessions(url: string): Promise<number> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND state IS DISTINCT FROM 'starting'
         AND application_name NOT LIKE $1`,
      [OWN_NAMES],
    );
    return rows[0]?.others ?? 0;
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: ownSessionName('sibling'),
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  });
  client.on('error', () => undefined); // what is asked on it fails, and that is heard
  await reachDatabase(url, () => client.connect());
  return client;
}

import { Client } from 'pg';
import { reachDatabase } from '../reach-database.js';
import { wireTypes } from '../wire-types.js';

const CONNECT_TIMEOUT_MS = 10_000;

type Isolation = 'READ COMMITTED' | 'REPEATABLE READ READ ONLY';

/**
 * A connection of the tables' owner for copying whole tables: its statements may take as long as
 * the tables are large. A failure of the connection is that of the statement it happens to.
 */
export async function withCopySession<T>(
  url: string,
  applicationName: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    options: '-c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
    types: wireTypes,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await reachDatabase(url, () => client.connect());
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Commits when `work` succeeds; otherwise nothing of it has happened. */
export async function inTransaction<T>(
  client: Client,
  isolation: Isolation,
  work: () => Promise<T>,
): Promise<T> {
  await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // Where the connection is gone, the server does the same by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

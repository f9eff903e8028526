import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

const CONNECT_LIMIT_MS = 5_000;
const RANDOM_BYTES = 4;

/** Of this process alone, on whichever machine it runs. */
const OWN = randomBytes(RANDOM_BYTES).toString('hex');

/** What the names of all its sessions are like, in SQL. */
export const OWN_NAMES = `yodtrong-%-${OWN}`;

/** `yodtrong-<what for>-<this process>`: the name under which the server knows a session. */
export const ownSessionName = (purpose: string): string => `yodtrong-${purpose}-${OWN}`;

/**
 * Ends the sessions of this process that have such a name, whatever they are doing: what they had
 * not committed has not happened when this returns. For work that is given up.
 */
export async function endOwnSessions(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      `SELECT pg_terminate_backend(pid, ${CONNECT_LIMIT_MS}) FROM pg_stat_activity
       WHERE application_name LIKE $1 AND pid <> pg_backend_pid()`,
      [OWN_NAMES],
    );
  } finally {
    await client.end();
  }
}

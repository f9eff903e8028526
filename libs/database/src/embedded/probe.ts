import { realpathSync } from 'node:fs';

import { Client, DatabaseError } from 'pg';

const CONNECT_LIMIT_MS = 5_000;
const CANNOT_CONNECT_NOW = '57P03';

/** `ours` accepts our password and serves our folder; `busy` is starting up or shutting down. */
export type ProbeResult = 'ours' | 'busy' | 'not-ours' | 'silent';

/** A connection with the real password is the only proof that a port is served by our server. */
export async function probe(url: string, data: string): Promise<ProbeResult> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: CONNECT_LIMIT_MS,
  });
  client.on('error', () => undefined); // a server that ends while asked is reported below
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder`,
    );
    return rows[0]?.folder === realpathSync(data) ? 'ours' : 'not-ours';
  } catch (error) {
    if (!(error instanceof DatabaseError)) return 'silent';
    return error.code === CANNOT_CONNECT_NOW ? 'busy' : 'not-ours';
  } finally {
    await client.end().catch(() => undefined);
  }
}

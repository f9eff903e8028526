import pg from 'pg';

/** A session of whoever the URL names, closed whatever happens. */
export async function inSession<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // a test may end the session from outside
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same database as its superuser sees it: whom no right holds back. */
export function superuserUrl(url: string): string {
  const admin = process.env['TEST_ADMIN_URL'];
  if (admin === undefined) throw new Error('TEST_ADMIN_URL is not set: run this in jest.');
  const superuser = new URL(admin);
  superuser.pathname = new URL(url).pathname;
  return superuser.href;
}

/** What an intruder with every right could do: triggers and foreign keys look the other way. */
export function tamper(url: string, ...statements: readonly string[]): Promise<void> {
  return inSession(superuserUrl(url), async (client) => {
    await client.query('SET session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
  });
}

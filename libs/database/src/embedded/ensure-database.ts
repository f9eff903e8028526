import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** The role that owns the databases: no superuser, but it may create roles of lesser rights. */
export interface DatabaseOwner {
  readonly role: string;
  readonly password: string;
}

const CONNECT_LIMIT_MS = 10_000;
/** Two processes that start together must not both create the role. */
const LOCK = 'yodtrong.ensure-database';

/**
 * Makes sure that the database and its owning role exist, and answers with that role's URL for it.
 * `superuserUrl` names any database of the server. Repeating it changes nothing.
 */
export async function ensureDatabase(
  superuserUrl: string,
  name: string,
  owner: DatabaseOwner,
): Promise<string> {
  const client = new Client({
    connectionString: superuserUrl,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  });
  client.on('error', () => undefined); // what is asked on it fails, and that is heard
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await ensureRole(client, owner);
    await ensureOwned(client, name, owner.role);
  } finally {
    await client.end();
  }
  return urlFor(superuserUrl, name, owner);
}

async function ensureRole(client: Client, { role, password }: DatabaseOwner): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const order = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${order} ROLE ${escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB CREATEROLE
       PASSWORD ${escapeLiteral(password)}`,
  );
}

async function ensureOwned(client: Client, name: string, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount !== 0) return;
  await client.query(
    `CREATE DATABASE ${escapeIdentifier(name)} OWNER ${escapeIdentifier(role)} TEMPLATE template0`,
  );
}

function urlFor(superuserUrl: string, name: string, { role, password }: DatabaseOwner): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

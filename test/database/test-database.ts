import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

const NAME_BYTES = 8;

/** A migrated, empty database of one test, on the server of the jest run. */
export interface TestDatabase {
  /** The URL of its owner, who is no superuser. */
  readonly url: string;
  /** Ends every session in it first, so that a failing test does not hang the run. */
  drop(): Promise<void>;
}

/** Clones the template that `global-setup.mjs` migrated: tens of milliseconds, not a migration. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(given('TEST_TEMPLATE_URL'));
  const name = `yodtrong_test_${randomBytes(NAME_BYTES).toString('hex')}`;
  const source = template.pathname.slice(1);
  await order(
    `CREATE DATABASE ${name} OWNER ${template.username} TEMPLATE ${source} STRATEGY FILE_COPY`,
  );
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => order(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function order(sql: string): Promise<void> {
  const client = new Client({ connectionString: given('TEST_ADMIN_URL') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: test/database sets it up in jest.`);
  return value;
}

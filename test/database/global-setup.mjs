// One throw-away PostgreSQL for a whole jest run, with one migrated database that tests clone.
// TEST_DATABASE_URL names a server to use instead; its role must be allowed to create databases.
import { buildIfNeeded } from '../../scripts/build.mjs';
import { startThrowAwayServer } from './throw-away-server.mjs';

const built = new URL('../../dist/libs/database/src/index.js', import.meta.url);
const TEMPLATE = `yodtrong_test_template_${process.pid}`;

/** Jest may call it once for each project: the first call's server serves all of them. */
export default async function setUp() {
  globalThis.testServer ??= start();
  await globalThis.testServer;
}

/** Specs find what they need through the environment, which jest's workers inherit. */
async function start() {
  buildIfNeeded(); // tests load dist/, which must be what the sources say
  const database = await import(built.href);
  const server = await (process.env.TEST_DATABASE_URL
    ? givenServer(process.env.TEST_DATABASE_URL)
    : startThrowAwayServer(database.startEmbeddedPostgres));
  process.env.TEST_ADMIN_URL = server.adminUrl;
  process.env.TEST_TEMPLATE_URL = await server.createTemplate(TEMPLATE);
  await database.migrate(process.env.TEST_TEMPLATE_URL);
  return server;
}

async function givenServer(adminUrl) {
  const { Client } = await import('pg');
  const order = async (sql) => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    adminUrl,
    async createTemplate(name) {
      await order(`CREATE DATABASE ${name} TEMPLATE template0`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: () => order(`DROP DATABASE IF EXISTS ${TEMPLATE}`),
  };
}

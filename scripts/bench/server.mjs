// The PostgreSQL that is measured: the one of DATABASE_URL, or a bundled one of this run's own.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

const MUST_BE_ON = ['fsync', 'synchronous_commit', 'full_page_writes'];
const NAME_BYTES = 4;

const library = (name) => import(`../../dist/libs/${name}/src/index.js`);

/** Databases of their own for the cases, dropped when it is closed. */
export async function openServer() {
  const { url, stop } = process.env.DATABASE_URL ? given() : await bundled();
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const databases = [];
  const close = async () => {
    for (const name of databases) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
    await stop();
  };
  try {
    await refuseUnsafe(admin);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    admin,
    close,
    connect,
    createDatabase: (purpose) => create(admin, url, databases, purpose),
  };
}

/** A connection to one of the databases, which may be dropped under it when a case has failed. */
async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const given = () => ({ url: process.env.DATABASE_URL, stop: async () => undefined });

async function bundled() {
  const { startEmbeddedPostgres } = await library('database');
  const dataDir = mkdtempSync(join(tmpdir(), 'yodtrong-bench-'));
  chmodSync(dataDir, 0o755); // where root measures, PostgreSQL runs as another user
  const log = (line) => process.stderr.write(`${line}\n`);
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  const stop = async () => {
    await postgres.stop();
    for (const folder of [postgres.folder, dataDir])
      rmSync(folder, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

/** Figures of a server that may lose what it acknowledged are worth nothing. */
async function refuseUnsafe(admin) {
  for (const setting of MUST_BE_ON) {
    const { rows } = await admin.query(`SHOW ${setting}`);
    if (rows[0][setting] === 'on') continue;
    throw new Error(`${setting} is ${rows[0][setting]}: nothing is measured unless it is on.`);
  }
}

async function create(admin, serverUrl, databases, purpose) {
  const name = `yodtrong_bench_${purpose}_${randomBytes(NAME_BYTES).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${name}`);
  databases.push(name);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const { migrate } = await library('database');
  await migrate(url.href);
  return url.href;
}

import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

import { startEmbeddedPostgres } from './embedded-postgres.js';
import type { EmbeddedPostgres } from './embedded-postgres.js';

let dataDir: string;
let postgres: EmbeddedPostgres;

const start = async (): Promise<EmbeddedPostgres> =>
  (postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined }));

const file = (name: string): string => join(postgres.folder, name);
const postmaster = (): number =>
  Number(readFileSync(file('data/postmaster.pid'), 'utf8').split('\n')[0]);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
  await client.end();
  return rows.flat();
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yodtrong-embedded-'));
  chmodSync(dataDir, 0o755);
  await start();
  const url = await postgres.ensureDatabase('yodtrong');
  await query(url, `CREATE TABLE kept AS SELECT 'ยอดตรง' AS word`);
});

afterAll(async () => {
  await postgres.stop();
  for (const folder of [postgres.folder, dataDir]) rmSync(folder, { recursive: true });
});

const kept = async (): Promise<unknown[]> =>
  query(await postgres.ensureDatabase('yodtrong'), 'SELECT word FROM kept');

describe('the embedded server', () => {
  it('has one collation everywhere, and loses nothing that it acknowledged', async () => {
    const settings = await query(
      postgres.url,
      `SELECT current_setting('server_encoding'), datlocprovider, datlocale,
              current_setting('fsync'), current_setting('synchronous_commit'),
              current_setting('listen_addresses'), current_setting('unix_socket_directories')
       FROM pg_database WHERE datname = 'yodtrong'`,
    );
    expect(settings).toEqual(['UTF8', 'b', 'C.UTF-8', 'on', 'on', '127.0.0.1', '']);
  });

  it('lets nobody in without the password, which only its user can read', async () => {
    const url = new URL(postgres.url);
    url.password = 'guessed';
    await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const modes = ['superuser.password', 'yodtrong.password'].map(
      (name) => statSync(file(name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600]);
  });

  it('gives the databases to a role that is no superuser but may create roles', async () => {
    const url = await postgres.ensureDatabase('yodtrong');
    const role = `SELECT rolname, rolsuper, rolcreaterole
                  FROM pg_roles WHERE rolname = current_user`;
    expect(await query(url, role)).toEqual(['yodtrong', false, true]);
  });

  it('is found again while it runs', async () => {
    const { port } = postgres;
    expect(await start()).toMatchObject({ port, reused: true });
  });

  it('is started once by two that start it together', async () => {
    await postgres.stop();
    const options = { dataDir, log: (): void => undefined };
    const both = await Promise.all([
      startEmbeddedPostgres(options),
      startEmbeddedPostgres(options),
    ]);
    expect(both.map(({ reused }) => reused).sort()).toEqual([false, true]);
  });

  it('comes back with its data and its port after kill -9', async () => {
    const { port } = postgres;
    process.kill(postmaster(), 'SIGKILL');
    expect(await start()).toMatchObject({ port, reused: false });
    expect(await kept()).toEqual(['ยอดตรง']);
  });

  it('starts where another program was given the id of its dead process', async () => {
    await postgres.stop();
    const { uid, gid } = statSync(file('data')); // only its own user's programs answer PostgreSQL
    const other = spawn('sleep', ['60'], { uid, gid });
    const note = [other.pid, file('data'), 0, postgres.port, '', '127.0.0.1', '', 'ready'];
    writeFileSync(file('data/postmaster.pid'), note.join('\n'));
    const found = await start().finally(() => other.kill());
    expect(found.reused).toBe(false);
    expect(await kept()).toEqual(['ยอดตรง']);
  });

  it('takes another port where its own was taken meanwhile', async () => {
    const { port } = postgres;
    await postgres.stop();
    const squatter = await listenOn(port);
    const found = await start().finally(() => squatter.close());
    expect(found.port).not.toBe(port);
    expect(await kept()).toEqual(['ยอดตรง']);
  });

  it('says what the server said when it cannot start', async () => {
    await postgres.stop();
    const settings = file('data/postgresql.conf');
    const before = readFileSync(settings, 'utf8');
    writeFileSync(settings, `${before}\nno_such_setting = 1\n`);
    await expect(start()).rejects.toMatchObject({
      code: 'database.start_failed',
      message: expect.stringContaining('no_such_setting') as string,
    });
    writeFileSync(settings, before);
    await start();
  });
});

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}

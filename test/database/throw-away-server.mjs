// A PostgreSQL of its own for one jest run. A run that was killed leaves its server behind: the
// next one finds the note about it and clears up.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Client } from 'pg';

const notes = fileURLToPath(new URL('../../node_modules/.cache/test-servers', import.meta.url));
const quiet = () => undefined;

export async function startThrowAwayServer(startEmbeddedPostgres) {
  await clearLeftovers(startEmbeddedPostgres);
  const dataDir = mkdtempSync(join(tmpdir(), 'yodtrong-test-'));
  chmodSync(dataDir, 0o755); // where root tests, PostgreSQL runs as another user
  mkdirSync(notes, { recursive: true });
  const note = join(notes, String(process.pid));
  writeFileSync(note, dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  await neverWaitForTheDisk(postgres.url);
  return {
    adminUrl: postgres.url,
    createTemplate: (name) => postgres.ensureDatabase(name),
    stop: () => remove(postgres, dataDir, note),
  };
}

/**
 * What is thrown away need not survive a failure of power. Tests that kill a server kill one of
 * their own, set up as it is for users.
 */
async function neverWaitForTheDisk(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const setting of ['fsync', 'full_page_writes']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    await client.query('SELECT pg_reload_conf()');
  } finally {
    await client.end();
  }
}

async function clearLeftovers(startEmbeddedPostgres) {
  mkdirSync(notes, { recursive: true });
  for (const pid of readdirSync(notes).filter((name) => !isAlive(Number(name)))) {
    const note = join(notes, pid);
    const dataDir = readFileSync(note, 'utf8');
    await remove(await startEmbeddedPostgres({ dataDir, log: quiet }), dataDir, note);
  }
}

async function remove(postgres, dataDir, note) {
  await postgres.stop();
  for (const path of [postgres.folder, dataDir, note]) {
    rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true; // no /proc on this system
  }
}

// A PostgreSQL of its own for one jest run. A run that was killed leaves its server behind: the
// next one finds the note about it and clears up.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const notes = fileURLToPath(new URL('../../node_modules/.cache/test-servers', import.meta.url));
const quiet = () => undefined;

/**
 * What is thrown away need not survive a failure of power, and tests open thousands of sessions, to
 * each of which a password that is dear to check would cost milliseconds. Tests that kill a server
 * kill one of their own, set up as it is for users.
 */
const THROWN_AWAY = { fsync: 'off', full_page_writes: 'off', scram_iterations: '1' };

export async function startThrowAwayServer(startEmbeddedPostgres) {
  await clearLeftovers(startEmbeddedPostgres);
  const dataDir = mkdtempSync(join(tmpdir(), 'yodtrong-test-'));
  chmodSync(dataDir, 0o755); // where root tests, PostgreSQL runs as another user
  mkdirSync(notes, { recursive: true });
  const note = join(notes, String(process.pid));
  writeFileSync(note, dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet, settings: THROWN_AWAY });
  return {
    adminUrl: postgres.url,
    createTemplate: (name) => postgres.ensureDatabase(name),
    stop: () => remove(postgres, dataDir, note),
  };
}

async function clearLeftovers(startEmbeddedPostgres) {
  mkdirSync(notes, { recursive: true });
  for (const pid of readdirSync(notes).filter((name) => !isAlive(Number(name)))) {
    const note = join(notes, pid);
    const dataDir = readFileSync(note, 'utf8');
    const leftover = startEmbeddedPostgres({ dataDir, log: quiet, settings: THROWN_AWAY });
    await leftover.then((postgres) => remove(postgres, dataDir, note), saysWhy(note));
  }
}

/** One that cannot be stopped must not keep the tests from running. */
const saysWhy = (note) => (error) => {
  console.warn(`A server of an earlier run is left as it is: ${error.message}`);
  rmSync(note, { force: true });
};

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

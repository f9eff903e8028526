// One preparation of this checkout at a time: the second start waits for the first one's work.
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 200;
const WAIT_LIMIT_MS = 20 * 60_000; // a slow line may take long to download everything
const START_FIELD = 19; // of /proc/<pid>/stat, counted from the state

/** Runs the work while this process alone holds the lock file. */
export async function withLock(file, onWait, work) {
  await take(file, onWait);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function take(file, onWait) {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  let waiting = false;
  while (!place(file)) {
    const holder = holderOf(file);
    if (holder === null) {
      rmSync(file, { force: true });
      continue;
    }
    if (Date.now() > deadline) {
      throw new Error(`Process ${holder} has been preparing this folder for too long (${file}).`);
    }
    if (!waiting) onWait(holder);
    waiting = true;
    await pause(POLL_MS);
  }
}

/** The file appears with its content, so nobody reads a lock without a holder. */
function place(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The living process that holds it; null where that one is gone, or never wrote it whole. */
function holderOf(file) {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8'));
    return startOf(pid) === startedAt ? pid : null;
  } catch {
    return null;
  }
}

/** When a living process began: ids are given again, and a zombie keeps its own. */
function startOf(pid) {
  if (existsSync('/proc/self/stat')) {
    if (!existsSync(`/proc/${pid}/stat`)) return null;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return fields[0] === 'Z' ? null : fields[START_FIELD];
  }
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' });
  return stdout?.trim() || null;
}

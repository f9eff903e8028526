import { setTimeout as pause } from 'node:timers/promises';

import type { Cluster } from './cluster.js';
import { serverStuck } from './embedded-postgres.errors.js';
import { noted, serverProcesses } from './postmaster.js';

/** PostgreSQL's own names: SIGINT is its fast shutdown, SIGQUIT the immediate one. */
const WAYS = [
  { signal: 'SIGINT', limitMs: 60_000 },
  { signal: 'SIGQUIT', limitMs: 10_000 },
] as const;
const LOOK_EVERY_MS = 20;

/**
 * Stops the server as `pg_ctl stop -m fast` would, which root may not run: sessions are ended and
 * everything is written. Only when that takes too long it stops at once, and recovers next time.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  for (const { signal, limitMs } of WAYS) {
    const postmaster = noted(cluster.data);
    const alive = serverProcesses(cluster.data);
    if (alive.length === 0) return;
    if (postmaster !== null && alive.includes(postmaster.pid)) process.kill(postmaster.pid, signal);
    if (await allGone(cluster.data, limitMs)) return;
  }
  throw serverStuck(cluster.data, serverProcesses(cluster.data), 'does not stop');
}

async function allGone(data: string, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (serverProcesses(data).length > 0) {
    if (Date.now() > deadline) return false;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

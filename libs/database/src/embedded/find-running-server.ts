import { setTimeout as pause } from 'node:timers/promises';

import type { Cluster } from './cluster.js';
import { serverStuck } from './embedded-postgres.errors.js';
import { noted, removeStaleNote, serverProcesses } from './postmaster.js';
import { probe } from './probe.js';

/** A server found on its way up or down, or the sessions of a killed one, settle within this. */
const SETTLE_LIMIT_MS = 180_000;
const LOOK_EVERY_MS = 100;
/** A killed postmaster's sessions end by themselves; one in a long statement has to be told. */
const LEFTOVERS_ARE_TOLD_MS = 2_000;

/**
 * The port of the server that serves this cluster, or null when there is none and a new one may
 * start. Waits while it cannot be known: two servers on the same files would destroy them.
 */
export async function findRunningServer(
  cluster: Cluster,
  log: (line: string) => void,
): Promise<number | null> {
  const begun = Date.now();
  let told = false;
  while (Date.now() - begun < SETTLE_LIMIT_MS) {
    const postmaster = noted(cluster.data);
    if (postmaster !== null) {
      const answer = await probe(cluster.superuserUrl(postmaster.port), cluster.data);
      if (answer === 'ours') return postmaster.port;
    }
    const alive = serverProcesses(cluster.data);
    if (alive.length === 0) {
      removeStaleNote(cluster.data);
      return null;
    }
    if (!told && Date.now() - begun > LEFTOVERS_ARE_TOLD_MS) {
      told = true;
      log(`Waiting for a PostgreSQL server that is still at work (process ${alive.join(', ')})`);
      if (postmaster === null || !alive.includes(postmaster.pid)) endLeftovers(alive);
    }
    await pause(LOOK_EVERY_MS);
  }
  throw serverStuck(cluster.data, serverProcesses(cluster.data), 'neither answers nor ends');
}

function endLeftovers(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It ended in the meantime, or is another user's: the next look tells.
    }
  }
}

import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { isLockHolder, takeProcessLock } from '#kernel';
import type { ProcessLock } from '#kernel';

import { Cluster } from './cluster.js';
import { explained, startIsLocked } from './embedded-postgres.errors.js';
import { ensureDatabase } from './ensure-database.js';
import { findRunningServer } from './find-running-server.js';
import { initialiseCluster } from './initialise-cluster.js';
import { launchServer } from './launch-server.js';
import { isServed } from './postmaster.js';
import type { ServerSettings } from './server-settings.js';
import { stopServer } from './stop-server.js';

const OWNER_ROLE = 'yodtrong';
/** Another start of the same database may be making it, or replaying its log. */
const LOCK_LIMIT_MS = 240_000;
const LOCK_POLL_MS = 100;

export interface EmbeddedPostgresOptions {
  /** The cluster lives below it (or where its note says); made if missing. */
  readonly dataDir: string;
  /** Takes one line about each slow step. */
  readonly log: (line: string) => void;
  /** Instead of ours, for a server whose data may be lost; none otherwise. */
  readonly settings?: ServerSettings;
}

export interface EmbeddedPostgres {
  /** The superuser's URL, for the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Whether a server of this data folder was already running. */
  readonly reused: boolean;
  /** Where it lives: the cluster (`data`), its passwords, its port and `server.log`. */
  readonly folder: string;
  isRunning(): boolean;
  /** Creates the database where missing; answers with the URL of its owner, no superuser. */
  ensureDatabase(name: string): Promise<string>;
  /** Ends sessions, writes everything to disk and stops the server, whoever started it. */
  stop(): Promise<void>;
}

/**
 * Starts the bundled PostgreSQL on 127.0.0.1, or finds it running. Survives `kill -9` of anything:
 * committed data is there again. Refuses with a `DomainError` (`database.…`) that says what to do.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  try {
    mkdirSync(options.dataDir, { recursive: true });
    return await startLocked(Cluster.of(options.dataDir), options);
  } catch (error) {
    throw explained(error);
  }
}

async function startLocked(
  cluster: Cluster,
  { log, settings = {} }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const lock = await startLock(cluster.path('start.lock'));
  try {
    if (!cluster.isInitialised) {
      log(`Creating the database files in ${cluster.path('data')}`);
      await initialiseCluster(cluster);
    }
    const running = await findRunningServer(cluster, log);
    const port = running ?? (await launchServer(cluster, settings));
    return handle(cluster, port, running !== null);
  } finally {
    lock.release();
  }
}

function handle(cluster: Cluster, port: number, reused: boolean): EmbeddedPostgres {
  const url = cluster.superuserUrl(port);
  return {
    url,
    port,
    reused,
    folder: cluster.folder,
    isRunning: () => isServed(cluster.data),
    ensureDatabase: (name) =>
      ensureDatabase(url, name, { role: OWNER_ROLE, password: cluster.ownerPassword }),
    stop: () => stopServer(cluster),
  };
}

async function startLock(file: string): Promise<ProcessLock> {
  const deadline = Date.now() + LOCK_LIMIT_MS;
  for (;;) {
    const answer = takeProcessLock(file);
    if (!isLockHolder(answer)) return answer;
    if (Date.now() > deadline) throw startIsLocked(answer.pid, file);
    await pause(LOCK_POLL_MS);
  }
}

import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Cluster } from './cluster.js';
import { commandFailed, noFreePort } from './embedded-postgres.errors.js';
import { freePort } from './free-port.js';
import { probe } from './probe.js';
import { identityOf } from './run-as.js';
import { SERVER_SETTINGS } from './server-settings.js';
import type { ServerSettings } from './server-settings.js';

const PORT_ATTEMPTS = 5;
/** Recovery after a crash replays the log first: at most `max_wal_size` of it. */
const START_LIMIT_MS = 180_000;
const PROBE_EVERY_MS = 50;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const LAST_WORDS_CHARACTERS = 4_000;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

/** Starts the server on its remembered port, or on another where that was taken; answers which. */
export async function launchServer(cluster: Cluster, settings: ServerSettings): Promise<number> {
  let wanted = cluster.rememberedPort;
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt += 1) {
    const port = await freePort(wanted);
    const lastWords = await startOn(port, cluster, settings);
    if (lastWords === null) {
      cluster.rememberPort(port);
      return port;
    }
    if (!PORT_TAKEN.test(lastWords)) throw commandFailed('PostgreSQL', lastWords, cluster.log);
    wanted = null;
  }
  throw noFreePort();
}

/** Answers null once it serves, or its last words where it ended instead. */
async function startOn(
  port: number,
  cluster: Cluster,
  settings: ServerSettings,
): Promise<string | null> {
  const logStart = rotateLog(cluster.log);
  const ended = new AbortController();
  const exit = spawnServer(port, cluster, settings).finally(() => ended.abort());
  const serving = untilServing(cluster.superuserUrl(port), cluster.data, ended.signal);
  const started = await Promise.race([serving, exit.then(() => false)]);
  if (started) return null;
  const words = readFileSync(cluster.log, 'utf8').slice(logStart).slice(-LAST_WORDS_CHARACTERS);
  return words === '' ? 'It said nothing.' : words;
}

/** Resolves when the server process ends; rejects where it could not even be run. */
function spawnServer(port: number, cluster: Cluster, own: ServerSettings): Promise<void> {
  const log = openSync(cluster.log, 'a', 0o600);
  cluster.keepOwner(cluster.log);
  const settings = { ...SERVER_SETTINGS, ...own, port: String(port) };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(cluster.binaries, 'bin', 'postgres'), ['-D', cluster.data, ...options], {
    ...identityOf(cluster.runAs),
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true, // Ctrl-C in the terminal must reach the applications first, not the database
  });
  closeSync(log);
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', ({ message }) => reject(commandFailed('PostgreSQL', message, null)));
    child.once('exit', () => resolve());
  });
}

async function untilServing(url: string, data: string, ended: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!ended.aborted && Date.now() < deadline) {
    if ((await probe(url, data)) === 'ours') return true;
    await pause(PROBE_EVERY_MS);
  }
  return false;
}

/** Keeps the log and its predecessor; answers how long the log is already. */
function rotateLog(file: string): number {
  if (!existsSync(file)) return 0;
  const { size } = statSync(file);
  if (size < LOG_LIMIT_BYTES) return size;
  renameSync(file, `${file}.1`);
  return 0;
}

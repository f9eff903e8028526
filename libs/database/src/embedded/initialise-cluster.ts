import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { Cluster } from './cluster.js';
import { commandFailed } from './embedded-postgres.errors.js';
import { identityOf } from './run-as.js';

const INITDB_LIMIT_MS = 180_000;

/** The same collation on every operating system, so that a database can move between them. */
const INITDB_OPTIONS = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth=scram-sha-256',
];

/** Makes an empty cluster. It gets its name when it is whole: an interrupted one is begun anew. */
export async function initialiseCluster(cluster: Cluster): Promise<void> {
  const draft = cluster.path('data.draft');
  const passwordFile = cluster.path('initdb.password');
  clear(draft, passwordFile);
  try {
    writeFileSync(passwordFile, cluster.superuserPassword, { mode: 0o600 });
    mkdirSync(draft, { mode: 0o700 });
    if (cluster.runAs !== null) {
      chownSync(draft, cluster.runAs.uid, cluster.runAs.gid);
      chownSync(passwordFile, cluster.runAs.uid, cluster.runAs.gid);
    }
    await initdb(cluster, ['-D', draft, `--pwfile=${passwordFile}`, ...INITDB_OPTIONS]);
    renameSync(draft, cluster.data);
  } finally {
    clear(draft, passwordFile);
  }
}

async function initdb(cluster: Cluster, options: readonly string[]): Promise<void> {
  const child = spawn(join(cluster.binaries, 'bin', 'initdb'), options, {
    ...identityOf(cluster.runAs),
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: INITDB_LIMIT_MS,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', ({ message }) => reject(commandFailed('initdb', message, null)));
    child.once('close', resolve);
  });
  const [status, output, errors] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  if (status !== 0) throw commandFailed('initdb', `${output}${errors}`, null);
}

function clear(draft: string, passwordFile: string): void {
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
}

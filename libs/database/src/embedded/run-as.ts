import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { noUnprivilegedUser } from './embedded-postgres.errors.js';

/** PostgreSQL refuses to run as root: then it runs as one of these. */
const CANDIDATES = ['postgres', 'nobody'] as const;

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The user to run PostgreSQL as, for a process of root. */
export function unprivilegedUser(): RunAs {
  for (const name of CANDIDATES) {
    const uid = idOf(name, '-u');
    const gid = idOf(name, '-g');
    if (uid !== null && gid !== null && uid !== 0) return { uid, gid };
  }
  throw noUnprivilegedUser(CANDIDATES);
}

/** Options for `spawn`; none where the process runs PostgreSQL as itself. */
export function identityOf(runAs: RunAs | null): { uid?: number; gid?: number } {
  return runAs === null ? {} : { uid: runAs.uid, gid: runAs.gid };
}

/** Entering it is the only proof: access lists and mounts decide besides the permission bits. */
export function canEnter(folder: string, runAs: RunAs): boolean {
  const answer = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...identityOf(runAs),
    cwd: '/',
    stdio: 'ignore',
  });
  return answer.status === 0;
}

export function giveFolderTo(folder: string, { uid, gid }: RunAs): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
  chownSync(folder, uid, gid);
}

function idOf(name: string, what: '-u' | '-g'): number | null {
  const answer = spawnSync('id', [what, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : null;
}

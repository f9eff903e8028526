import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { clusterGone, notOurCluster } from './embedded-postgres.errors.js';
import { canEnter, giveFolderTo, isRoot, unprivilegedUser } from './run-as.js';
import type { RunAs } from './run-as.js';

/** Where root keeps what the user that runs PostgreSQL cannot reach in a private checkout. */
export const ROOTS_FOLDER = '/var/lib/yodtrong';
const NAME_LENGTH = 16;
const BELONGS_TO = 'belongs-to';

export interface ClusterHome {
  /** Holds `data` (the cluster itself) and, beside it, the passwords, the port and the log. */
  readonly folder: string;
  /** The user to run PostgreSQL as; null: the one this process runs as. */
  readonly runAs: RunAs | null;
}

/**
 * Finds the cluster of a data folder, or the place for a new one: `<dataDir>/postgres`, unless root
 * starts it where no other user can go (root's home). Then it is below `/var/lib/yodtrong`, and
 * the note `<dataDir>/postgres.location` says so: the note, not the path, is what finds it again.
 */
export function clusterHome(dataDir: string): ClusterHome {
  mkdirSync(dataDir, { recursive: true });
  const owner = realpathSync(dataDir);
  const local = join(owner, 'postgres');
  const note = join(owner, 'postgres.location');
  const noted = existsSync(note) ? followNote(note, owner) : null;
  if (!isRoot()) return { folder: ownedByUs(noted ?? local), runAs: null };
  const folder = noted ?? reachablePlace(local, owner, note);
  return { folder, runAs: ownerOf(folder) };
}

/** A moved data folder keeps its cluster; a copied one must not write into the original's. */
function followNote(note: string, owner: string): string | null {
  const folder = readFileSync(note, 'utf8').trim();
  if (!existsSync(folder)) throw clusterGone(note, folder);
  const original = ownerNoted(folder);
  if (original === owner) return folder;
  const originalNote = join(original, 'postgres.location');
  if (existsSync(originalNote) && readFileSync(originalNote, 'utf8').trim() === folder) return null;
  writeFileSync(join(folder, BELONGS_TO), owner);
  return folder;
}

function reachablePlace(local: string, owner: string, note: string): string {
  makeOpenFolder(local);
  if (canEnter(local, unprivilegedUser())) return local;
  const folder = ownPlace(makeOpenFolder(ROOTS_FOLDER), owner);
  if (existsSync(join(local, 'data'))) moveCluster(local, folder);
  else rmdirSync(local);
  makeOpenFolder(folder);
  writeFileSync(join(folder, BELONGS_TO), owner);
  writeFileSync(note, `${folder}\n`);
  return folder;
}

/**
 * The same folder gets the same place, unless what lived in it before has moved on with its own.
 */
function ownPlace(parent: string, owner: string): string {
  const name = createHash('sha256').update(owner).digest('hex').slice(0, NAME_LENGTH);
  for (let turn = 1; ; turn += 1) {
    const folder = join(parent, turn === 1 ? name : `${name}-${turn}`);
    if (!existsSync(join(folder, BELONGS_TO)) || ownerNoted(folder) === owner) return folder;
  }
}

function ownerNoted(folder: string): string {
  return readFileSync(join(folder, BELONGS_TO), 'utf8').trim();
}

/** The checkout was moved under a private folder. The old files stay, under another name. */
function moveCluster(local: string, folder: string): void {
  const draft = `${folder}.${process.pid}`;
  cpSync(local, draft, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const { uid, gid } = statSync(join(local, 'data'));
  giveFolderTo(join(draft, 'data'), { uid, gid });
  renameSync(draft, folder);
  renameSync(local, `${local}.before-move`);
}

/** An existing cluster keeps its user, unless somebody gave its files to root. */
function ownerOf(folder: string): RunAs {
  const data = join(folder, 'data');
  if (!existsSync(data)) return unprivilegedUser();
  const { uid, gid } = statSync(data);
  if (uid !== 0) return { uid, gid };
  const runAs = unprivilegedUser();
  giveFolderTo(data, runAs);
  return runAs;
}

function ownedByUs(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const { uid } = statSync(existsSync(join(folder, 'data')) ? join(folder, 'data') : folder);
  if (uid !== process.getuid?.()) throw notOurCluster(folder, uid);
  return folder;
}

/** The other user passes through it; what is secret in it is private by itself. */
function makeOpenFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

